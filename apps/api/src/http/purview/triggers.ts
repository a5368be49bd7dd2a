import { purview } from '@mooring/contract'
import { deleteTrigger } from '../../acts/triggers/deleteTrigger.ts'
import { disableTrigger } from '../../acts/triggers/disableTrigger.ts'
import { enableTrigger } from '../../acts/triggers/enableTrigger.ts'
import { getTrigger } from '../../acts/triggers/getTrigger.ts'
import { putTrigger } from '../../acts/triggers/putTrigger.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'
import { triggerBody } from '../triggerBody.ts'

export function addTriggers(at: Edge): void {
  route(
    at,
    purview.getTrigger,
  )(async ({ params, context }) => {
    return { status: 200, body: triggerBody(await getTrigger(context, params)) }
  })
  route(
    at,
    purview.putTrigger,
  )(async ({ params, body, context }) => {
    const { trigger, created } = await putTrigger(context, { ...params, body })
    return { status: created ? 201 : 200, body: triggerBody(trigger) }
  })
  route(
    at,
    purview.deleteTrigger,
  )(async ({ params, context }) => {
    await deleteTrigger(context, params)
    return { status: 204 }
  })
  route(
    at,
    purview.enableTrigger,
  )(async ({ params, context }) => {
    return { status: 200, body: triggerBody(await enableTrigger(context, params)) }
  })
  route(
    at,
    purview.disableTrigger,
  )(async ({ params, context }) => {
    return { status: 200, body: triggerBody(await disableTrigger(context, params)) }
  })
}
