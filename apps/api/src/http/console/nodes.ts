import { console } from '@mooring/contract'
import { drainNode } from '../../acts/nodes/drainNode.ts'
import { listNodeSamples, type Sample } from '../../acts/nodes/listNodeSamples.ts'
import { resumeNode } from '../../acts/nodes/resumeNode.ts'
import { updateNode } from '../../acts/nodes/updateNode.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'
import { nodeBody } from './nodeBody.ts'

const sampleBody = ({ at, receivedBytesPerSecond, sentBytesPerSecond, ...figures }: Sample) => ({
  at: at.toISOString(),
  ...figures,
  ...(receivedBytesPerSecond === null ? {} : { receivedBytesPerSecond }),
  ...(sentBytesPerSecond === null ? {} : { sentBytesPerSecond }),
})

export function addConsoleNodes(at: Edge): void {
  route(
    at,
    console.updateNode,
  )(async ({ params, body, context }) => {
    return { status: 200, body: nodeBody(await updateNode(context, { ...params, ...body }), context.now()) }
  })
  route(
    at,
    console.drainNode,
  )(async ({ params, context }) => ({ status: 200, body: nodeBody(await drainNode(context, params), context.now()) }))
  route(
    at,
    console.resumeNode,
  )(async ({ params, context }) => ({ status: 200, body: nodeBody(await resumeNode(context, params), context.now()) }))
  route(
    at,
    console.listNodeSamples,
  )(async ({ params, context }) => {
    const samples = await listNodeSamples(context, params)
    return { status: 200, body: { samples: samples.map(sampleBody) } }
  })
}
