import { Type, type Static } from 'typebox'
import { Name, NodeName, Time } from '../names.ts'
import { updatePhases } from '../node/updates.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { UpdateHindrance, UpdateWindow } from '../updateWindow.ts'

/** `automatic`: nodes are updated by themselves, within the window when there is one. */
export const UpdateSettings = Strict({ automatic: Type.Boolean(), window: Type.Optional(UpdateWindow) })
export type UpdateSettings = Static<typeof UpdateSettings>

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
