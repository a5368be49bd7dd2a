import { console } from '@mooring/contract'
import { listTriggers } from '../../acts/triggers/listTriggers.ts'
import { previewRecurrence } from '../../acts/triggers/previewRecurrence.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'
import { scheduleBody } from '../triggerBody.ts'

export function addSchedules(at: Edge): void {
  route(
    at,
    console.listTriggers,
  )(async ({ query, context, request }) => {
    const { $skipToken: token, ...of } = query
    return { status: 200, body: pageBody(await listTriggers(context, { ...of, token }), scheduleBody, { context, url: request.url }) }
  })
  route(
    at,
    console.previewRecurrence,
  )(async ({ body, context }) => {
    const { times, timeZone } = await previewRecurrence(context, body)
    return { status: 200, body: { times: times.map((time) => time.toISOString()), timeZone } }
  })
}
