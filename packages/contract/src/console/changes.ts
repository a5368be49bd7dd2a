import { Type, type Static } from 'typebox'
import type { Operation } from '../operation.ts'

/** The address of the stream of changes: server-sent events, each a `Change` as JSON. A hint to read again, never the data itself. */
export const changesPath = '/api/changes'

/** Not among `console`: no act is behind it, it is what acts announce. */
export const followChanges = {
  id: 'Console_FollowChanges',
  summary: 'Hear of every change (server-sent events)',
  method: 'GET',
  path: changesPath,
  access: 'Reader',
  isUnattended: true,
  responses: {},
  errors: [],
} as const satisfies Operation

export const changeTopics = [
  'runtimes',
  'nodes',
  'dataSources',
  'scans',
  'runs',
  'runLogs',
  'credentials',
  'assets',
  'connectionTests',
  'rules',
] as const
export type ChangeTopic = (typeof changeTopics)[number]

/**
 * `name` is what changed: a runtime's name for `runtimes` and `nodes`, a run id for `runs` and `runLogs`, the id of a test for
 * `connectionTests`, the name of a rule or of a rule set for `rules`, a data source's name for the others.
 */
export const Change = Type.Object({
  topic: Type.Enum([...changeTopics]),
  name: Type.String(),
})
export type Change = Static<typeof Change>

/** Reads a `Change` from its JSON; null when it is none, such as what another version of the console says. */
export function parseChange(text: string): Change | null {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || !('topic' in value) || !('name' in value)) return null
  const topic = changeTopics.find((known) => known === value.topic)
  return topic !== undefined && typeof value.name === 'string' ? { topic, name: value.name } : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}
