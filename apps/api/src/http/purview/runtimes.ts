import { purview } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { listAuthKeys } from '../../acts/authKeys/listAuthKeys.ts'
import { regenerateAuthKey } from '../../acts/authKeys/regenerateAuthKey.ts'
import { deleteRuntime } from '../../acts/runtimes/deleteRuntime.ts'
import { getRuntime } from '../../acts/runtimes/getRuntime.ts'
import { getRuntimeStatus, type RuntimeWithStatus } from '../../acts/runtimes/getRuntimeStatus.ts'
import { listRuntimes } from '../../acts/runtimes/listRuntimes.ts'
import { putRuntime } from '../../acts/runtimes/putRuntime.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

const runtimeBody = (runtime: { name: string; description: string | null }) => ({
  id: `integrationruntimes/${runtime.name}`,
  name: runtime.name,
  kind: 'SelfHosted' as const,
  properties: runtime.description === null ? {} : { description: runtime.description },
})

const noStore = { 'cache-control': 'no-store' }

export function addRuntimes(at: Edge): void {
  route(
    at,
    purview.listRuntimes,
  )(async ({ query, context, request }) => {
    const page = await listRuntimes(context, query)
    return { status: 200, body: pageBody(page, ({ runtime }) => runtimeBody(runtime), { context, url: request.url }) }
  })
  route(
    at,
    purview.getRuntime,
  )(async ({ params, context }) => {
    const { runtime } = await getRuntime(context, { name: params.integrationRuntimeName })
    return { status: 200, body: runtimeBody(runtime) }
  })
  route(
    at,
    purview.putRuntime,
  )(async ({ params, body, context }) => {
    const { description, ...managed } = body.properties ?? {}
    const hasManagedProperties = Object.keys(managed).length > 0
    const { runtime, created } = await putRuntime(context, {
      name: params.integrationRuntimeName,
      kind: body.kind,
      description,
      hasManagedProperties,
    })
    return { status: created ? 201 : 200, body: runtimeBody(runtime) }
  })
  route(
    at,
    purview.deleteRuntime,
  )(async ({ params, context }) => {
    await deleteRuntime(context, { name: params.integrationRuntimeName })
    return { status: 204 }
  })
  route(
    at,
    purview.getRuntimeStatus,
  )(async ({ params, context }) => {
    return { status: 200, body: statusBody(await getRuntimeStatus(context, { name: params.integrationRuntimeName }), context) }
  })
  route(
    at,
    purview.listAuthKeys,
  )(async ({ params, context }) => {
    return { status: 200, body: await listAuthKeys(context, { name: params.integrationRuntimeName }), headers: noStore }
  })
  route(
    at,
    purview.regenerateAuthKey,
  )(async ({ params, body, context }) => {
    const { keyName, key } = await regenerateAuthKey(context, {
      name: params.integrationRuntimeName,
      slot: body.keyName,
      nodes: 'keep',
    })
    return { status: 200, body: { [keyName]: key }, headers: noStore }
  })
}

function statusBody({ runtime, judgement: { state }, nodes }: RuntimeWithStatus, context: ActContext) {
  const version = runtime.nodes[0]?.version
  const isConnected = state === 'Online' || state === 'Limited'
  return {
    id: `integrationruntimes/${runtime.name}`,
    name: runtime.name,
    kind: 'SelfHosted' as const,
    properties: {
      state,
      typeProperties: {
        createTime: runtime.createdAt.toISOString(),
        ...(version === undefined ? {} : { version }),
        nodes: nodes.map(nodeBody),
        serviceUrls: [new URL(context.publicOrigin()).host],
        autoUpdate: runtime.autoUpdate ? ('On' as const) : ('Off' as const),
        capabilities: { nodeEnabled: 'True', connectedToResourceManager: isConnected ? 'True' : 'False' },
      },
    },
  }
}

const nodeBody = ({ node, judgement: { status } }: RuntimeWithStatus['nodes'][number]) => ({
  nodeName: node.name,
  machineName: node.machineName,
  status,
  version: node.version,
  registerTime: node.registeredAt.toISOString(),
  ...(node.lastHeartbeatAt === null ? {} : { lastConnectTime: node.lastHeartbeatAt.toISOString() }),
  // Every node takes its runs itself: none has a part that another would have to take over.
  isActiveDispatcher: status === 'Online',
  concurrentJobsLimit: node.concurrentJobsLimit,
  maxConcurrentJobs: node.concurrentJobsMax,
  capabilities: { connectedToResourceManager: ['Online', 'Draining', 'Upgrading'].includes(status) ? 'True' : 'False' },
})
