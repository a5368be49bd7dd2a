import { Type, type Static } from 'typebox'
import { Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

/** Something that was done to a runtime, its keys or its nodes, or was refused. */
export const Activity = Type.Object({
  id: Type.String(),
  at: Time,
  /** A person, a program's token, a node, a schedule of the console itself, or somebody who is not known, such as whoever registers a node. */
  actorKind: Type.Enum(['user', 'token', 'node', 'schedule', 'anyone']),
  actor: Type.String(),
  /** The act, by its name: `registerNode`, `listAuthKeys` (both keys were shown), `regenerateAuthKey`, ... */
  action: Type.String(),
  outcome: Type.Enum(['succeeded', 'refused']),
  address: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  /** What belongs to the action, such as `node`, `keyName` or the `reason` of a refusal. */
  detail: Type.Record(Type.String(), Type.Unknown()),
})
export type Activity = Static<typeof Activity>

/** The same about anything, with what it was done to. */
export const AuditedActivity = Type.Object({
  ...Activity.properties,
  /** Such as `runtime/myRuntime` or `user/Ada`; of a call that was refused before any act its method and path. */
  target: Type.String(),
})
export type AuditedActivity = Static<typeof AuditedActivity>

const Word = Type.Optional(Type.String({ minLength: 1, maxLength: 300 }))

export const AuditQuery = Strict({
  ...PageQuery.properties,
  actor: Word,
  action: Word,
  target: Word,
  outcome: Type.Optional(Activity.properties.outcome),
})

export const activityOperations = {
  listAuditEvents: {
    id: 'Console_ListAuditEvents',
    summary: 'List everything that was done or refused, newest first, by whom, what, to what and with which outcome',
    method: 'GET',
    path: '/api/audit',
    access: 'Administrator',
    query: AuditQuery,
    responses: { 200: Page(AuditedActivity) },
    errors: [],
  },
  listActivity: {
    id: 'Console_ListActivity',
    summary: 'List what was done to an integration runtime, newest first',
    method: 'GET',
    path: '/api/runtimes/{name}/activity',
    access: 'Reader',
    params: Strict({ name: Name }),
    query: PageQuery,
    responses: { 200: Page(Activity) },
    errors: ['IntegrationRuntime_NotFound'],
  },
} as const satisfies Record<string, Operation>
