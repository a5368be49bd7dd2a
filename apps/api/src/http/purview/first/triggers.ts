import { firstPurview } from '@mooring/contract'
import { deleteTrigger } from '../../../acts/triggers/deleteTrigger.ts'
import { getTrigger } from '../../../acts/triggers/getTrigger.ts'
import { putTrigger } from '../../../acts/triggers/putTrigger.ts'
import type { Edge } from '../../Edge.ts'
import { route } from '../../route.ts'
import { triggerBody } from '../../triggerBody.ts'

/** Schedules as the first version has them: what that one does not declare does not leave. */
export function addFirstTriggers(at: Edge): void {
  route(
    at,
    firstPurview.getTrigger,
  )(async ({ params, context }) => {
    return { status: 200, body: triggerBody(await getTrigger(context, params)) }
  })
  route(
    at,
    firstPurview.putTrigger,
  )(async ({ params, body, context }) => {
    const { trigger, created } = await putTrigger(context, { ...params, body })
    return { status: created ? 201 : 200, body: triggerBody(trigger) }
  })
  route(
    at,
    firstPurview.deleteTrigger,
  )(async ({ params, context }) => {
    await deleteTrigger(context, params)
    return { status: 204 }
  })
}
