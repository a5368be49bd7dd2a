import type { NodeStatus } from '@mooring/contract'
import { offlineAfterMs } from './liveness.ts'

export interface NodeFacts {
  registeredAt: Date
  /** Null until the first heartbeat. */
  lastHeartbeatAt: Date | null
  /** When it came online after having been offline; null until the first heartbeat. */
  onlineSince: Date | null
}

export interface NodeJudgement {
  status: NodeStatus
  reason: string
  /** Since when the status holds. */
  since: Date
}

/**
 * What a node's status is at `now`: never stored, always computed from its last heartbeat.
 * A node that registered and has not spoken yet gets as long as an online one before it counts as offline.
 */
export function nodeStatus(node: NodeFacts, now: Date): NodeJudgement {
  const lastSign = node.lastHeartbeatAt ?? node.registeredAt
  const offlineSince = new Date(lastSign.getTime() + offlineAfterMs)
  if (now >= offlineSince) {
    const reason = node.lastHeartbeatAt === null ? 'It has registered, but has not connected.' : 'It has stopped sending heartbeats.'
    return { status: 'Offline', reason, since: offlineSince }
  }
  if (node.lastHeartbeatAt === null)
    return { status: 'Initializing', reason: 'It has registered and is connecting.', since: node.registeredAt }
  return { status: 'Online', reason: 'It is connected.', since: node.onlineSince ?? node.registeredAt }
}
