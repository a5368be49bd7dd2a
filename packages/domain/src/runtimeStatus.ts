import type { RuntimeState } from '@mooring/contract'
import { nodeStatus, type NodeFacts } from './nodeStatus.ts'

export interface RuntimeJudgement {
  state: RuntimeState
  reason: string
  since: Date
  nodesOnline: number
}

const latest = (dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())))

/**
 * What a runtime's state is at `now`, computed from its nodes: the list, the detail, Purview's status and the alerts all ask here.
 * No node: NeedRegistration. Every node online: Online. Some: Limited. None: Offline.
 */
export function runtimeStatus(runtime: { createdAt: Date; nodes: readonly NodeFacts[] }, now: Date): RuntimeJudgement {
  const judged = runtime.nodes.map((node) => nodeStatus(node, now))
  const online = judged.filter((node) => node.status === 'Online')
  const nodesOnline = online.length
  const total = judged.length
  if (total === 0) return { state: 'NeedRegistration', reason: 'No node is registered yet.', since: runtime.createdAt, nodesOnline }
  const since = latest(judged.map((node) => node.since))
  if (nodesOnline === total) {
    return { state: 'Online', reason: total === 1 ? 'Its node is connected.' : `All ${total} nodes are connected.`, since, nodesOnline }
  }
  if (nodesOnline > 0) return { state: 'Limited', reason: `${nodesOnline} of ${total} nodes are connected.`, since, nodesOnline }
  return {
    state: 'Offline',
    reason: total === 1 ? 'Its node is not connected.' : `None of its ${total} nodes is connected.`,
    since,
    nodesOnline,
  }
}

const stateTexts: Record<RuntimeState, string> = {
  NeedRegistration: 'Need registration',
  Online: 'Running',
  Limited: 'Running (Limited)',
  Offline: 'Unavailable',
}

/** The state as the console says it: the original's words, kept apart where the original says Unavailable for everything. */
export const runtimeStateText = (state: RuntimeState): string => stateTexts[state]
