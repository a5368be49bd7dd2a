import { nodeStatus, runtimeStatus, type NodeJudgement, type RuntimeJudgement } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { getRuntime, type RuntimeWithNodes } from './getRuntime.ts'

export interface RuntimeWithStatus {
  runtime: RuntimeWithNodes
  judgement: RuntimeJudgement
  nodes: { node: RuntimeWithNodes['nodes'][number]; judgement: NodeJudgement }[]
}

/** What the runtime and each of its nodes is now. */
export async function getRuntimeStatus(context: ActContext, input: { name: string }): Promise<RuntimeWithStatus> {
  const { runtime } = await getRuntime(context, input)
  const now = context.now()
  const nodes = runtime.nodes.map((node) => ({ node, judgement: nodeStatus(node, now) }))
  return { runtime, judgement: runtimeStatus(runtime, now), nodes }
}
