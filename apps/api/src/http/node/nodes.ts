import { node } from '@mooring/contract'
import { heartbeat } from '../../acts/nodes/heartbeat.ts'
import { previewRegistration } from '../../acts/nodes/previewRegistration.ts'
import { registerNode } from '../../acts/nodes/registerNode.ts'
import { unregisterNode } from '../../acts/nodes/unregisterNode.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

const noStore = { 'cache-control': 'no-store' }

export function addNodes(at: Edge): void {
  route(at, node.registerNode)(async ({ body, context }) => ({ status: 201, body: await registerNode(context, body), headers: noStore }))
  route(
    at,
    node.previewRegistration,
  )(async ({ body, context }) => ({ status: 200, body: await previewRegistration(context, body), headers: noStore }))
  route(
    at,
    node.unregisterNode,
  )(async ({ context }) => {
    await unregisterNode(context)
    return { status: 204 }
  })
  route(at, node.heartbeat)(async ({ body, context }) => ({ status: 200, body: await heartbeat(context, body) }))
}
