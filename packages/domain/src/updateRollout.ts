import type { UpdateHindrance, UpdateOfNode, UpdatePhase } from '@mooring/contract'
import { isOlderVersion } from './versionSupport.ts'

/*
 * How an update goes through the nodes of a runtime:
 *
 *   waiting -> ordered -> downloading -> draining -> restarting -> updated
 *                 |            |            |            |
 *                 v            v            v            v
 *               failed      refused      failed      rolledBack
 *
 * One node at a time, and never the last one that is connected, unless it is the only one that there is: scans go on meanwhile. A node
 * that is not updated stops all: whatever keeps it from the new version may keep the others from it too, and somebody has to look first.
 * Until a node restarts its update can be canceled; then it is as if nobody had asked for it.
 */

/** How long scans may go on before a node restarts into another version. What is not done then is given to other nodes. */
export const updateDrainSeconds = 3600

/** Within so many seconds the new version must have reached the console; else the node goes back to the one before. */
export const updateTrialSeconds = 120

const minuteMs = 60_000

/** For how long nothing may be heard of a node in each phase. A restart takes two trials at most. */
const phaseMsMax: Partial<Record<UpdatePhase, number>> = {
  ordered: 2 * minuteMs,
  downloading: 60 * minuteMs,
  draining: updateDrainSeconds * 1000 + 5 * minuteMs,
  restarting: 2 * updateTrialSeconds * 1000 + 10 * minuteMs,
}

const failures: readonly UpdatePhase[] = ['refused', 'rolledBack', 'failed']

/** For how long a node may be silent while it starts anew, and is taken for updating: one trial, and one more of the version before. */
export const restartMsMax = 2 * updateTrialSeconds * 1000 + minuteMs

/** In which an update can be taken back: the node is not about to start anew. */
export const cancelablePhases: readonly UpdatePhase[] = ['waiting', 'ordered', 'downloading', 'draining']

/** Whether the update of a node can be taken back, and is not begun anew at the next moment because nodes are updated by themselves. */
export function isCancelable(node: NodeInRollout, rollout: Rollout): boolean {
  if (node.update === null || !cancelablePhases.includes(node.update.phase) || hasArrived(node)) return false
  return !(rollout.isAutomatic && rollout.isWindowOpen && !node.isEphemeral)
}

/** Whether a node works on its update. */
export const isUpdating = (phase: UpdatePhase): boolean => phaseMsMax[phase] !== undefined

export interface NodeInRollout {
  id: string
  name: string
  version: string
  isOnline: boolean
  runningJobs: number
  /** It comes and goes with its machine, and gets its version with that. */
  isEphemeral: boolean
  /** Null when none was ever wanted. */
  update: { version: string; phase: UpdatePhase; phaseAt: Date; reason: string | null } | null
}

export interface Rollout {
  /** The version to update to; null while there is none. */
  target: string | null
  /** Whether nodes are updated without being asked for. */
  isAutomatic: boolean
  /** True as well when no window is set. */
  isWindowOpen: boolean
  nodes: readonly NodeInRollout[]
}

/** What the console does next. */
export type UpdateStep =
  | { kind: 'none' }
  | { kind: 'start'; node: NodeInRollout }
  /** The node has the version: whether it said so or not, it is done. */
  | { kind: 'finish'; node: NodeInRollout }
  /** Nothing was heard of it for too long. */
  | { kind: 'giveUp'; node: NodeInRollout; reason: string }

/** The next step of the rollout of a runtime. Nothing is begun outside of the window but what somebody asked for. */
export function nextUpdateStep(rollout: Rollout, now: Date): UpdateStep {
  const { nodes } = rollout
  const done = nodes.find(hasArrived)
  if (done !== undefined) return { kind: 'finish', node: done }
  const underWay = nodes.find(({ update }) => update !== null && isUpdating(update.phase))
  if (underWay?.update) {
    const { phase, phaseAt } = underWay.update
    const isLost = now.getTime() - phaseAt.getTime() > (phaseMsMax[phase] ?? 0)
    return isLost ? { kind: 'giveUp', node: underWay, reason: silence[phase] ?? '' } : { kind: 'none' }
  }
  const ready = nodes.filter((node) => isWanted(node, rollout) && hindranceOf(node, rollout) === 'turn')
  const [next] = ready.toSorted((one, other) => one.runningJobs - other.runningJobs || (one.name < other.name ? -1 : 1))
  return next === undefined ? { kind: 'none' } : { kind: 'start', node: next }
}

const silence: Partial<Record<UpdatePhase, string>> = {
  ordered: 'The node did not take the order to update. Its version may be too old to update itself.',
  downloading: 'The node was not heard of while it downloaded the new version.',
  draining: 'The node was not heard of while it let its scans finish.',
  restarting: 'The node did not come back with the new version, and did not say why.',
}

/** The node that could not be updated, because of which no other one is begun: the last one; null when there is none. */
export function stoppedBy({ nodes, target }: Rollout): NodeInRollout | null {
  const failed = nodes.filter((node) => hasFailed(node, target))
  return failed.toSorted((one, other) => phaseTime(other) - phaseTime(one))[0] ?? null
}

const phaseTime = ({ update }: NodeInRollout): number => update?.phaseAt.getTime() ?? 0

/** How a node stands in the rollout, as it is shown. */
export function updateOfNode(node: NodeInRollout, rollout: Rollout): UpdateOfNode {
  const { name, version, update } = node
  const shown = { name, version, isCancelable: isCancelable(node, rollout) }
  if (update !== null && isUpdating(update.phase)) return { ...shown, state: update.phase, since: update.phaseAt.toISOString() }
  if (!isOutdated(node, rollout.target)) {
    const isFresh = update?.phase === 'updated' && update.version === version
    return { ...shown, state: 'upToDate', ...(isFresh ? { since: update.phaseAt.toISOString() } : {}) }
  }
  if (update !== null && hasFailed(node, rollout.target)) {
    return {
      ...shown,
      state: update.phase,
      since: update.phaseAt.toISOString(),
      ...(update.reason === null ? {} : { reason: update.reason }),
    }
  }
  if (!isWanted(node, rollout)) return { ...shown, state: 'outdated', ...(node.isEphemeral ? { waitsFor: 'ephemeral' as const } : {}) }
  return { ...shown, state: 'waiting', waitsFor: hindranceOf(node, rollout) }
}

const isOutdated = ({ version }: NodeInRollout, target: string | null): boolean => target !== null && isOlderVersion(version, target)

const hasFailed = (node: NodeInRollout, target: string | null): boolean =>
  isOutdated(node, target) && node.update !== null && node.update.version === target && failures.includes(node.update.phase)

/** Whether it runs what it was to be updated to, or something newer. */
function hasArrived({ isOnline, version, update }: NodeInRollout): boolean {
  if (update === null || !isOnline || isOlderVersion(version, update.version)) return false
  return update.phase === 'waiting' || isUpdating(update.phase)
}

const isAsked = ({ update }: NodeInRollout): boolean => update?.phase === 'waiting'

const isWanted = (node: NodeInRollout, { target, isAutomatic }: Rollout): boolean =>
  isOutdated(node, target) && (isAsked(node) || (isAutomatic && !node.isEphemeral))

/** What keeps a node that is to be updated from being begun; its turn, when nothing else does. */
function hindranceOf(node: NodeInRollout, rollout: Rollout): UpdateHindrance {
  const failed = stoppedBy(rollout)
  // Who asked after the failure has seen it.
  if (failed !== null && !(isAsked(node) && phaseTime(node) > phaseTime(failed))) return 'stopped'
  if (!rollout.isWindowOpen && !isAsked(node)) return 'window'
  if (!node.isOnline) return 'offline'
  const isOnly = rollout.nodes.length === 1
  return isOnly || rollout.nodes.some((other) => other.id !== node.id && other.isOnline) ? 'turn' : 'lastOnline'
}
