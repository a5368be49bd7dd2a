import type { NodeStatus } from '@mooring/contract'
import { offlineAfterMs, quarantineMs } from './liveness.ts'
import { restartMsMax } from './updateRollout.ts'

export interface NodeFacts {
  registeredAt: Date
  /** Null until the first heartbeat. */
  lastHeartbeatAt: Date | null
  /** When it came online after having been offline; null until the first heartbeat. */
  onlineSince: Date | null
  /** Set while an administrator lets it finish what it runs and gives it nothing new. */
  drainingSince: Date | null
  /** When a copy of it on another machine was heard last, since when it is known to have one, and where that is. */
  rivalHeardAt?: Date | null
  quarantinedSince?: Date | null
  rivalAddress?: string | null
  /** How far an update of it is, if there ever was one: a phase of `UpdatePhase`, and since when. */
  update?: { phase: string; phaseAt: Date } | null
}

export interface NodeJudgement {
  status: NodeStatus
  reason: string
  /** Since when the status holds. */
  since: Date
}

/**
 * What a node's status is at `now`: never stored, always computed from its last heartbeat.
 * One that drains is connected: only an administrator's Resume ends that, and silence outweighs it.
 * One of which a copy speaks is limited: the copy gets nothing, and somebody has to end it.
 * One that is being updated says so, also while it starts anew and is silent for that.
 * A node that registered and has not spoken yet gets as long as an online one before it counts as offline.
 */
export function nodeStatus(node: NodeFacts, now: Date): NodeJudgement {
  const lastSign = node.lastHeartbeatAt ?? node.registeredAt
  const offlineSince = new Date(lastSign.getTime() + offlineAfterMs)
  const upgrading = upgradingOf(node)
  if (now >= offlineSince) {
    if (upgrading !== null && isRestarting(node, now)) return upgrading
    const reason = node.lastHeartbeatAt === null ? 'It has registered, but has not connected.' : 'It has stopped sending heartbeats.'
    return { status: 'Offline', reason, since: offlineSince }
  }
  if (node.lastHeartbeatAt === null)
    return { status: 'Initializing', reason: 'It has registered and is connecting.', since: node.registeredAt }
  const onlineSince = node.onlineSince ?? node.registeredAt
  if (isQuarantined(node, now)) return { status: 'Limited', reason: quarantineReason(node), since: node.quarantinedSince ?? onlineSince }
  if (upgrading !== null) return upgrading
  if (node.drainingSince !== null) {
    const since = node.drainingSince > onlineSince ? node.drainingSince : onlineSince
    return { status: 'Draining', reason: 'It finishes what it runs and gets nothing new until it is resumed.', since }
  }
  return { status: 'Online', reason: 'It is connected.', since: onlineSince }
}

const upgradingReasons: Partial<Record<string, string>> = {
  downloading: 'It downloads a new version.',
  draining: 'It lets its scans finish before it starts as a new version, and takes no others.',
  restarting: 'It starts as a new version.',
}

function upgradingOf({ update }: NodeFacts): NodeJudgement | null {
  const reason = update ? upgradingReasons[update.phase] : undefined
  return update && reason !== undefined ? { status: 'Upgrading', reason, since: update.phaseAt } : null
}

/** Whether its silence is that of a new version that starts. */
export const isRestarting = ({ update }: Pick<NodeFacts, 'update'>, now: Date): boolean =>
  update?.phase === 'restarting' && now.getTime() - update.phaseAt.getTime() < restartMsMax

/** Whether it takes no runs because a new version is about to start. */
export const isLettingGo = ({ update }: Pick<NodeFacts, 'update'>): boolean =>
  update?.phase === 'draining' || update?.phase === 'restarting'

/** Whether a copy of the node spoke lately. */
export const isQuarantined = ({ rivalHeardAt = null }: Pick<NodeFacts, 'rivalHeardAt'>, now: Date): boolean =>
  rivalHeardAt !== null && now.getTime() - rivalHeardAt.getTime() < quarantineMs

function quarantineReason({ rivalAddress = null }: NodeFacts): string {
  const which = rivalAddress === null ? 'The one that came later' : `The one at ${rivalAddress} came later and`
  return `Two machines use the registration of this node. ${which} gets no runs: register it as a node of its own, or stop it.`
}
