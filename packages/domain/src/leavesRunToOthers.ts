import { nodeStatus, type NodeFacts } from './nodeStatus.ts'

/** For so long a node leaves a run to one that does less; then it takes it, whatever keeps the other. */
export const leavesRunMs = 500

/** A node of a runtime by what it does. */
export interface NodeLoad extends NodeFacts {
  id: string
  /** Runs that are leased to it. */
  runs: number
  concurrentJobsLimit: number
}

/**
 * Whether a node that asks for a run leaves it to another one of `nodes`, which can all execute it: to one that is connected, takes runs,
 * has room, and has fewer. Of those that have as many the first that asks gets it.
 */
export function leavesRunToOthers(nodeId: string, nodes: readonly NodeLoad[], now: Date): boolean {
  const own = nodes.find(({ id }) => id === nodeId)
  if (own === undefined) return false
  const takesRuns = (node: NodeLoad) => ['Online', 'Limited'].includes(nodeStatus(node, now).status)
  return nodes.some((node) => node.runs < own.runs && node.runs < node.concurrentJobsLimit && takesRuns(node))
}
