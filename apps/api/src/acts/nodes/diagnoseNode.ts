import type { DiagnosticsReport } from '@mooring/contract'
import { nodeStatus } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { askNode } from '../../askNode.ts'
import { audit } from '../../database/queries/audit.ts'
import { findNode, type NodeInput } from '../../database/queries/findNode.ts'
import { targetsOfRuntime } from '../../database/queries/targetsOfRuntime.ts'

/** Asks a node to look at its machine, and at its way to the console and to every source that scans reach through its runtime. */
export async function diagnoseNode(
  context: ActContext,
  input: NodeInput & { signal: AbortSignal },
): Promise<{ askedAt: Date; report: DiagnosticsReport }> {
  const node = await findNode(context.prisma, input)
  if (nodeStatus(node, context.now()).status === 'Offline')
    fail('NoNodeOnline', `The node ${node.name} is not connected. Start it, and try again.`)
  await audit(context.prisma, context, { action: 'diagnoseNode', target: `runtime/${node.runtime.name}`, detail: { node: node.name } })
  const targets = await targetsOfRuntime(context, node.runtime)
  const askedAt = context.now()
  const report = await askNode(context, { nodeId: node.id, kind: 'diagnose', input: { targets }, signal: input.signal })
  return { askedAt, report: report as DiagnosticsReport }
}
