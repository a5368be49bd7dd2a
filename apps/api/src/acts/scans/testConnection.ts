import { sourceKindOf, type ConnectionReport, type KeptSource, type NetworkTarget, type ScanBody } from '@mooring/contract'
import { foreseenSteps, nameKey, nodeStatus, targetsOfScan } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { askNode } from '../../askNode.ts'
import type { Node, Prisma } from '../../database/generated/client.ts'
import { audit } from '../../database/queries/audit.ts'
import { findDataSource } from '../../database/queries/findDataSource.ts'
import { referencesOf } from '../../database/queries/referencesOf.ts'
import { targetsOfCredentials } from '../../database/queries/targetsOfRuntime.ts'
import { keptProperties } from '../../keptProperties.ts'
import { CredentialProblem, openCredential } from '../../openCredential.ts'
import { scanGap } from '../../scanGap.ts'

interface TestInput {
  dataSourceName: string
  testId?: string | undefined
  body: ScanBody
  signal: AbortSignal
}

/** Lets the least busy node of the runtime that a scan names try what the scan would do, up to the first objects. The scan need not be there, and nothing is kept of it. */
export async function testConnection(context: ActContext, input: TestInput): Promise<{ nodeName: string; report: ConnectionReport }> {
  const { kind } = input.body
  const properties = keptProperties(input.body)
  const source = await findDataSource(context.prisma, input.dataSourceName)
  if (sourceKindOf(kind) !== source.kind)
    fail('InvalidField', `A scan of the kind ${kind} cannot scan a data source of the kind ${source.kind}.`, 'kind')
  const { connectedVia, credential } = referencesOf(properties)
  if (credential !== null) await refuseClosed(context, credential)
  const node = await leastBusyNode(context, connectedVia ?? '')
  const gap = scanGap({ scan: { kind, properties }, source })
  if (gap !== null) return fail('InvalidField', gap.message, gap.target)
  const of = { kind: source.kind, properties: source.properties } as KeptSource
  await audit(context.prisma, context, { action: 'testConnection', target: `dataSource/${source.name}`, detail: { node: node.name } })
  const targets = [...(await vaultsOf(context, credential)), ...targetsOfScan(of, input.body)]
  const asked = { source: of, scan: { kind, properties }, targets } as unknown as Prisma.InputJsonObject
  const report = await askNode(context, {
    nodeId: node.id,
    id: input.testId,
    kind: 'testConnection',
    input: asked,
    credentialKey: credential,
    progress: { taken: [], ahead: foreseenSteps(targets) },
    signal: input.signal,
  })
  return { nodeName: node.name, report: report as ConnectionReport }
}

async function refuseClosed(context: ActContext, credential: string): Promise<void> {
  try {
    await openCredential(context, credential)
  } catch (error) {
    if (!(error instanceof CredentialProblem)) throw error
    fail('InvalidField', error.message, 'properties.credential.referenceName')
  }
}

/** Without where the node signs in to Azure for them: one with a managed identity need not reach that. */
async function vaultsOf({ prisma }: ActContext, credential: string | null): Promise<NetworkTarget[]> {
  const targets = credential === null ? [] : await targetsOfCredentials(prisma, [nameKey(credential)])
  return targets.filter(({ purpose }) => purpose === 'keyVault')
}

async function leastBusyNode({ prisma, now }: ActContext, runtimeName: string): Promise<Node> {
  const runtime = await prisma.runtime.findUnique({ where: { nameKey: nameKey(runtimeName) }, include: { nodes: true } })
  if (runtime === null)
    return fail('InvalidField', 'There is no integration runtime of this name.', 'properties.connectedVia.referenceName')
  const online = runtime.nodes.filter((node) => nodeStatus(node, now()).status === 'Online')
  const [best] = online.toSorted((a, b) => a.runningJobs - b.runningJobs)
  return best ?? fail('NoNodeOnline', `No node of the integration runtime ${runtime.name} is connected. Start one, and try again.`)
}
