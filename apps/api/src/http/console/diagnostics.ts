import { console } from '@mooring/contract'
import { diagnoseNode } from '../../acts/nodes/diagnoseNode.ts'
import { getNodeDiagnostics } from '../../acts/nodes/getNodeDiagnostics.ts'
import { getConnectionTest } from '../../acts/scans/getConnectionTest.ts'
import { testConnection } from '../../acts/scans/testConnection.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'
import { untilHungUp } from '../untilHungUp.ts'

export function addDiagnostics(at: Edge): void {
  const closing = new AbortController()
  at.app.addHook('preClose', async () => closing.abort())

  route(
    at,
    console.diagnoseNode,
  )(async ({ params, context, reply }) => {
    const { askedAt, report } = await diagnoseNode(context, { ...params, signal: untilHungUp(reply, closing.signal) })
    return { status: 200, body: { askedAt: askedAt.toISOString(), report } }
  })
  route(
    at,
    console.getNodeDiagnostics,
  )(async ({ params, context }) => {
    const last = await getNodeDiagnostics(context, params)
    return { status: 200, body: last === null ? {} : { askedAt: last.askedAt.toISOString(), report: last.report } }
  })
  route(
    at,
    console.testConnection,
  )(async ({ params, query, body, context, reply }) => {
    return { status: 200, body: await testConnection(context, { ...params, ...query, body, signal: untilHungUp(reply, closing.signal) }) }
  })
  route(at, console.getConnectionTest)(async ({ params, context }) => ({ status: 200, body: await getConnectionTest(context, params) }))
}
