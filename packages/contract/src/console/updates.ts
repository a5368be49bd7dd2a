import { Type, type Static } from 'typebox'
import { Name, NodeName, Time } from '../names.ts'
import { updatePhases } from '../node/updates.ts'
import type { Operation } from '../operation.ts'
import { WeekDay } from '../purview/recurrence.ts'
import { Strict } from '../schemas.ts'

const TimeOfDay = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 })

/**
 * When nodes may be updated by themselves: on these days from `from` to `to` on the clock of the time zone; when `to` is not later than
 * `from`, to that time of the next day.
 */
export const UpdateWindow = Strict({
  days: Type.Array(WeekDay, { minItems: 1, maxItems: 7, uniqueItems: true }),
  from: TimeOfDay,
  to: TimeOfDay,
  /** A name of the IANA database, or of Windows. */
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
})
export type UpdateWindow = Static<typeof UpdateWindow>

/** `automatic`: nodes are updated by themselves, within the window when there is one. */
export const UpdateSettings = Strict({ automatic: Type.Boolean(), window: Type.Optional(UpdateWindow) })
export type UpdateSettings = Static<typeof UpdateSettings>

/** What a node waits for: the window to open, its turn, that it connects, that another node connects, that somebody looks into a failure. */
export const UpdateHindrance = Type.Enum(['window', 'turn', 'offline', 'lastOnline', 'stopped', 'ephemeral'])
export type UpdateHindrance = Static<typeof UpdateHindrance>

/** A node of a runtime in a rollout. `outdated`: there is a newer version, and nothing is planned. */
export const UpdateOfNode = Type.Object({
  name: Type.String(),
  version: Type.String(),
  state: Type.Enum(['upToDate', 'outdated', ...updatePhases]),
  waitsFor: Type.Optional(UpdateHindrance),
  since: Type.Optional(Time),
  /** Why it was refused, rolled back or given up, as a sentence. */
  reason: Type.Optional(Type.String()),
  /** Whether the update can be taken back: it was asked for or begun, and the node has not started anew for it. */
  isCancelable: Type.Boolean(),
})
export type UpdateOfNode = Static<typeof UpdateOfNode>

export const RuntimeUpdates = Type.Object({
  settings: UpdateSettings,
  /** The version that nodes are updated to: the one that this console offers for download; absent while it offers none. */
  target: Type.Optional(Type.String()),
  isWindowOpen: Type.Boolean(),
  /** When the window opens next; absent while it is open, or there is none. */
  opensAt: Type.Optional(Time),
  /** Set when a node could not be updated: no other one is begun until somebody asks for it. */
  stoppedBy: Type.Optional(Type.String()),
  nodes: Type.Array(UpdateOfNode),
})
export type RuntimeUpdates = Static<typeof RuntimeUpdates>

const params = Strict({ name: Name })

export const updateOperations = {
  getUpdates: {
    id: 'Console_GetUpdates',
    summary: 'Get how the nodes of an integration runtime are updated, and how far each is',
    method: 'GET',
    path: '/api/runtimes/{name}/updates',
    access: 'Reader',
    params,
    responses: { 200: RuntimeUpdates },
    errors: ['IntegrationRuntime_NotFound'],
  },
  putUpdateSettings: {
    id: 'Console_PutUpdateSettings',
    summary: 'Set whether and when the nodes of an integration runtime are updated by themselves',
    method: 'PUT',
    path: '/api/runtimes/{name}/updates',
    access: 'DataSourceAdministrator',
    params,
    body: UpdateSettings,
    responses: { 200: RuntimeUpdates },
    errors: ['IntegrationRuntime_NotFound', 'InvalidField'],
  },
  startUpdate: {
    id: 'Console_StartUpdate',
    summary: 'Update the nodes of an integration runtime now, one after the other, or one of them; also after one that failed',
    method: 'POST',
    path: '/api/runtimes/{name}:update',
    access: 'DataSourceAdministrator',
    params,
    body: Strict({ nodeName: Type.Optional(NodeName) }),
    responses: { 200: RuntimeUpdates },
    errors: ['IntegrationRuntime_NotFound', 'IntegrationRuntimeNode_NotFound', 'NoUpdateAvailable'],
  },
  cancelUpdate: {
    id: 'Console_CancelUpdate',
    summary:
      'Take back the updates of an integration runtime that wait, or that of one node; a node that lets its scans finish for it goes on as it is',
    method: 'POST',
    path: '/api/runtimes/{name}:cancelUpdate',
    access: 'DataSourceAdministrator',
    params,
    body: Strict({ nodeName: Type.Optional(NodeName) }),
    responses: { 200: RuntimeUpdates },
    errors: ['IntegrationRuntime_NotFound', 'IntegrationRuntimeNode_NotFound', 'NoUpdateToCancel'],
  },
} as const satisfies Record<string, Operation>
