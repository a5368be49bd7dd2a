import { console, type Activity } from '@mooring/contract'
import { listActivity } from '../../acts/audit/listActivity.ts'
import { listAuditEvents } from '../../acts/audit/listAuditEvents.ts'
import type { AuditEvent } from '../../database/generated/client.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

const activityOf = (event: AuditEvent): Activity => ({
  id: event.id.toString(),
  at: event.at.toISOString(),
  actorKind: event.actorKind as Activity['actorKind'],
  actor: event.actor,
  action: event.action,
  outcome: event.outcome as Activity['outcome'],
  ...(event.address === null ? {} : { address: event.address }),
  ...(event.requestId === null ? {} : { requestId: event.requestId }),
  detail: event.detail as Activity['detail'],
})

export function addActivity(at: Edge): void {
  route(
    at,
    console.listAuditEvents,
  )(async ({ query: { $skipToken: token, ...matching }, context, request }) => {
    const page = await listAuditEvents(context, { ...matching, token })
    return { status: 200, body: pageBody(page, (event) => ({ ...activityOf(event), target: event.target }), { context, url: request.url }) }
  })
  route(
    at,
    console.listActivity,
  )(async ({ params, query, context, request }) => {
    const page = await listActivity(context, { ...params, token: query.$skipToken })
    return { status: 200, body: pageBody(page, activityOf, { context, url: request.url }) }
  })
}
