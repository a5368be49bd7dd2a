import type { RuntimeState } from '@mooring/contract'
import { isLettingGo, nodeStatus, type NodeFacts } from './nodeStatus.ts'

export interface RuntimeJudgement {
  state: RuntimeState
  reason: string
  since: Date
  nodesOnline: number
}

const latest = (dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())))

/**
 * What a runtime's state is at `now`, computed from its nodes: the list, the detail, Purview's status and the alerts all ask here.
 * No node: NeedRegistration. Every node online: Online. Some: Limited. None: Offline. A node that drains is connected, so that
 * maintenance does not look like an outage, but takes no runs: it counts among `nodesOnline` and makes its runtime Limited, and so
 * does one of which there is a copy. One that is being updated counts as connected as well, and makes it Limited while it takes no runs.
 * database/queries/runtimeStateSql.ts says the same in SQL.
 */
export function runtimeStatus(runtime: { createdAt: Date; nodes: readonly NodeFacts[] }, now: Date): RuntimeJudgement {
  const judged = runtime.nodes.map((node) => nodeStatus(node, now))
  const draining = judged.filter((node) => node.status === 'Draining').length
  const limited = judged.filter((node) => node.status === 'Limited').length
  const upgrading = judged.filter((node) => node.status === 'Upgrading').length
  const nodesOnline = judged.filter((node) => node.status === 'Online').length + draining + limited + upgrading
  const lettingGo = runtime.nodes.filter((node, index) => judged[index]?.status === 'Upgrading' && isLettingGo(node)).length
  const total = judged.length
  if (total === 0) return { state: 'NeedRegistration', reason: 'No node is registered yet.', since: runtime.createdAt, nodesOnline }
  const since = latest(judged.map((node) => node.since))
  if (nodesOnline === 0) {
    return {
      state: 'Offline',
      reason: total === 1 ? 'Its node is not connected.' : `None of its ${total} nodes is connected.`,
      since,
      nodesOnline,
    }
  }
  if (limited > 0) {
    const reason = `Two machines use the registration of ${total === 1 ? 'its node' : 'one of its nodes'}.`
    return { state: 'Limited', reason, since, nodesOnline }
  }
  if (lettingGo > 0) {
    const reason = `${total === 1 ? 'Its node' : 'One of its nodes'} is being updated and takes no new runs.`
    return { state: 'Limited', reason, since, nodesOnline }
  }
  if (draining > 0) return { state: 'Limited', reason: drainingReason({ draining, nodesOnline, total }), since, nodesOnline }
  if (nodesOnline < total) return { state: 'Limited', reason: `${nodesOnline} of ${total} nodes are connected.`, since, nodesOnline }
  return { state: 'Online', reason: total === 1 ? 'Its node is connected.' : `All ${total} nodes are connected.`, since, nodesOnline }
}

function drainingReason({ draining, nodesOnline, total }: { draining: number; nodesOnline: number; total: number }): string {
  if (total === 1) return 'Its node is draining and takes no new runs.'
  const connected = nodesOnline === total ? `All ${total} nodes are connected` : `${nodesOnline} of ${total} nodes are connected`
  return `${connected}, ${draining === nodesOnline ? 'all of them' : draining} draining.`
}
