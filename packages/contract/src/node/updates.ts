import { Type, type Static } from 'typebox'
import { Time, Uuid } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { UpdateHindrance, UpdateWindow } from '../updateWindow.ts'

/**
 * Where the update of a node is. `waiting`: for its turn. `ordered`: the node has not taken it yet. Of these only the last four are ends.
 * `refused`: the node did not take the file. `rolledBack`: the new version did not come online. `failed`: the console gave it up.
 */
export const updatePhases = [
  'waiting',
  'ordered',
  'downloading',
  'draining',
  'restarting',
  'updated',
  'refused',
  'rolledBack',
  'failed',
] as const
export const UpdatePhase = Type.Enum([...updatePhases])
export type UpdatePhase = Static<typeof UpdatePhase>

/** What a node says while an update goes on; what came of it is the result of the task. */
export const NodeUpdatePhase = Type.Enum(['downloading', 'draining', 'restarting'])
export type NodeUpdatePhase = Static<typeof NodeUpdatePhase>

/** A file of the version to update to. `path` is below the console's origin, such as `/download/mooring-node.mjs`. */
export const UpdateFile = Type.Object({
  kind: Type.Enum(['executable', 'bundle']),
  platform: Type.Optional(Type.String()),
  arch: Type.Optional(Type.String()),
  path: Type.String(),
  bytes: Type.Integer(),
  /** Of the content, in hexadecimal. */
  sha256: Type.String(),
})
export type UpdateFile = Static<typeof UpdateFile>

/**
 * What a node is to update to. It takes the file that is made as its own program is, lets scans finish for `drainSeconds`, and goes back
 * to the version it has when the new one has not reached the console after `trialSeconds`.
 */
export const UpdateOrder = Type.Object({
  version: Type.String(),
  files: Type.Array(UpdateFile),
  drainSeconds: Type.Integer(),
  trialSeconds: Type.Integer(),
})
export type UpdateOrder = Static<typeof UpdateOrder>

/** What came of an update. `reason` is a sentence; `code` and `reason` are present unless it was done. */
export const UpdateReport = Strict({
  outcome: Type.Enum(['updated', 'refused', 'rolledBack']),
  /** The version that runs now. */
  version: Type.String({ minLength: 1, maxLength: 64 }),
  code: Type.Optional(
    Type.Enum([
      'NoFileForPlatform',
      'DownloadFailed',
      'WrongSize',
      'WrongChecksum',
      'CannotBeKept',
      'DidNotConnect',
      'Ended',
      'Interrupted',
      'NotAllowed',
      'NotEncrypted',
    ]),
  ),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
})
export type UpdateReport = Static<typeof UpdateReport>

/** How the calling node stands to the newest version. What consoles of before did not say is optional. */
export const OwnUpdate = Type.Object({
  version: Type.String(),
  /** The version that the console offers; absent while it offers none. */
  latest: Type.Optional(Type.String()),
  isUpdateAvailable: Type.Boolean(),
  /** Absent when none was ever wanted. */
  phase: Type.Optional(UpdatePhase),
  since: Type.Optional(Time),
  reason: Type.Optional(Type.String()),
  /** Present while it waits for something, also where nobody asked and nodes are updated by themselves. */
  waitsFor: Type.Optional(UpdateHindrance),
  /** In which the nodes of its runtime are updated by themselves; absent when they are not, or may be at any time. */
  window: Type.Optional(UpdateWindow),
  /** When that opens next; absent while it is open. */
  opensAt: Type.Optional(Time),
  /** When the node came to its version by an update; absent when it never did. */
  updatedAt: Type.Optional(Time),
})
export type OwnUpdate = Static<typeof OwnUpdate>

const gone = ['NodeUnauthenticated', 'NodeClockSkewed', 'NodeQuarantined', 'NodeRemoved', 'IntegrationRuntimeDeleted'] as const

export const nodeUpdateOperations = {
  reportUpdate: {
    id: 'Node_ReportUpdate',
    summary: 'Say how far an update is that the console ordered',
    method: 'POST',
    path: '/node/tasks/{taskId}/progress',
    access: 'node',
    params: Strict({ taskId: Uuid }),
    body: Strict({ phase: NodeUpdatePhase }),
    responses: { 204: null },
    errors: [...gone, 'NodeTask_NotFound'],
  },
  getOwnUpdate: {
    id: 'Node_GetOwnUpdate',
    summary: 'Get whether there is a newer version for the calling node, and how far its update is',
    method: 'GET',
    path: '/node/update',
    access: 'node',
    isOfMachine: true,
    responses: { 200: OwnUpdate },
    errors: gone,
  },
  requestOwnUpdate: {
    id: 'Node_RequestOwnUpdate',
    summary: 'Ask for the update of the calling node now, in its turn; nothing is asked when there is no newer version',
    method: 'POST',
    path: '/node/update',
    access: 'node',
    isOfMachine: true,
    responses: { 200: OwnUpdate },
    errors: gone,
  },
  cancelOwnUpdate: {
    id: 'Node_CancelOwnUpdate',
    summary: 'Take back the update of the calling node, unless it starts anew for it already; nothing happens when there is none',
    method: 'DELETE',
    path: '/node/update',
    access: 'node',
    isOfMachine: true,
    responses: { 200: OwnUpdate },
    errors: gone,
  },
} as const satisfies Record<string, Operation>
