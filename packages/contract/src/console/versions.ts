import { Type, type Static } from 'typebox'
import { Time } from '../names.ts'
import type { Operation } from '../operation.ts'

/** `ending` in the last 90 days of its support, `ended` after them. */
const Support = Type.Enum(['supported', 'ending', 'ended'])
export type Support = Static<typeof Support>

/** A version that nodes have. */
export const NodeVersion = Type.Object({
  version: Type.String(),
  /** How many nodes have it, over all integration runtimes. */
  nodes: Type.Integer(),
  isUpdateAvailable: Type.Boolean(),
  support: Support,
  /** Absent while there is no newer version: its support does not end before one is released. */
  supportedUntil: Type.Optional(Time),
})
export type NodeVersion = Static<typeof NodeVersion>

/** The newest version of the node, which is the one of this console, and those that nodes have. */
export const Versions = Type.Object({ latest: Type.String(), versions: Type.Array(NodeVersion) })
export type Versions = Static<typeof Versions>

export const versionOperations = {
  listVersions: {
    id: 'Console_ListVersions',
    summary: 'List the versions that nodes have, the newest one, and until when each is supported',
    method: 'GET',
    path: '/api/versions',
    access: 'Reader',
    responses: { 200: Versions },
    errors: [],
  },
} as const satisfies Record<string, Operation>
