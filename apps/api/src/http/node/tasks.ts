import { node } from '@mooring/contract'
import { completeTask } from '../../acts/nodes/completeTask.ts'
import { takeTask } from '../../acts/nodes/takeTask.ts'
import { reportConnection } from '../../acts/scans/reportConnection.ts'
import { cancelOwnUpdate } from '../../acts/updates/cancelOwnUpdate.ts'
import { getOwnUpdate } from '../../acts/updates/getOwnUpdate.ts'
import { reportUpdate } from '../../acts/updates/reportUpdate.ts'
import { requestOwnUpdate } from '../../acts/updates/requestOwnUpdate.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'
import { untilHungUp } from '../untilHungUp.ts'

const noStore = { 'cache-control': 'no-store' }

export function addTasks(at: Edge): void {
  const closing = new AbortController()
  at.app.addHook('preClose', async () => closing.abort())

  route(
    at,
    node.takeTask,
  )(async ({ body, context, reply }) => {
    const task = await takeTask(context, { waitSeconds: body.waitSeconds, signal: untilHungUp(reply, closing.signal) })
    return task === null ? { status: 204 } : { status: 200, body: task, headers: noStore }
  })
  route(
    at,
    node.reportConnection,
  )(async ({ params, body, context }) => {
    await reportConnection(context, { ...params, ...body })
    return { status: 204 }
  })
  route(
    at,
    node.completeTask,
  )(async ({ params, body, context }) => {
    await completeTask(context, { ...params, ...body })
    return { status: 204 }
  })
  route(
    at,
    node.reportUpdate,
  )(async ({ params, body, context }) => {
    await reportUpdate(context, { ...params, ...body })
    return { status: 204 }
  })
  route(at, node.getOwnUpdate)(async ({ context }) => ({ status: 200, body: await getOwnUpdate(context) }))
  route(at, node.requestOwnUpdate)(async ({ context }) => ({ status: 200, body: await requestOwnUpdate(context) }))
  route(at, node.cancelOwnUpdate)(async ({ context }) => ({ status: 200, body: await cancelOwnUpdate(context) }))
}
