import { Type, type Static } from 'typebox'
import { Time } from '../names.ts'
import type { Operation } from '../operation.ts'

const about = { id: Type.String(), at: Time }
const ofNode = { ...about, runtimeName: Type.String(), nodeName: Type.String() }

/** Something that happened by itself and that somebody may have to see to. `id` is the same whenever it is told. */
export const ServerNotice = Type.Union([
  /**
   * A node has stopped sending heartbeats: `until` it was back or removed; absent while it still sends none. `removed`: what has been
   * taken away since, the node or its runtime with it.
   */
  Type.Object({
    kind: Type.Literal('nodeLost'),
    ...ofNode,
    until: Type.Optional(Time),
    removed: Type.Optional(Type.Enum(['node', 'runtime'])),
  }),
  /** A node has come online: for the first time, or after it was offline. */
  Type.Object({ kind: Type.Literal('nodeOnline'), ...ofNode }),
  /** A copy of a node was found: two machines use one registration. */
  Type.Object({ kind: Type.Literal('nodeQuarantined'), ...ofNode }),
  Type.Object({
    kind: Type.Literal('runFailed'),
    ...about,
    runId: Type.String(),
    dataSourceName: Type.String(),
    scanName: Type.String(),
    message: Type.Optional(Type.String()),
  }),
])
export type ServerNotice = Static<typeof ServerNotice>

export const noticeOperations = {
  listNotices: {
    id: 'Console_ListNotices',
    summary: 'List what happened by itself (nodes lost, online and copied, runs failed), newest first, at most 100 of the last 7 days',
    method: 'GET',
    path: '/api/notices',
    access: 'Reader',
    /** What happened after this moment; without it, in the last 24 hours. */
    query: Type.Object({ since: Type.Optional(Time) }),
    responses: { 200: Type.Object({ notices: Type.Array(ServerNotice) }) },
    errors: [],
  },
} as const satisfies Record<string, Operation>
