import type { NodeSummary } from '@mooring/contract'
import { nodePanelWords } from '#strings/nodePanelWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import type { Glyph } from '../../components/StatusText.tsx'

/** One thing that must be so for a node to take runs: whether it is, and what to do where it is not. */
export interface NodeCheck {
  key: 'registered' | 'connected' | 'heartbeat' | 'alone' | 'takesRuns' | 'hasRoom'
  glyph: Extract<Glyph, 'good' | 'bad' | 'warning' | 'waiting'>
  text: string
  /** Absent where there is nothing to do. */
  advice?: string
}

const { check } = nodePanelWords

/** Why a node has its status, as a list: from what must be so first to what matters only once that is. */
export function nodeChecks(node: NodeSummary): NodeCheck[] {
  const hasConnected = node.lastHeartbeatAt !== undefined
  const isOffline = node.status === 'Offline'
  const silent = { key: 'connected', glyph: isOffline ? 'bad' : 'waiting', text: check.notConnected } as const
  const checks: NodeCheck[] = [
    { key: 'registered', glyph: 'good', text: check.registered },
    hasConnected
      ? { key: 'connected', glyph: 'good', text: check.connected }
      : { ...silent, ...(isOffline ? { advice: check.startIt } : {}) },
  ]
  if (!hasConnected) return checks
  // It may be silent while it starts as another version, and nothing is to be done about that.
  if (node.status === 'Upgrading') return [...checks, { key: 'takesRuns', glyph: 'waiting', text: statusWords.nodeReason(node) }]
  checks.push(
    isOffline
      ? { key: 'heartbeat', glyph: 'bad', text: check.noHeartbeat, advice: check.lookAtMachine }
      : { key: 'heartbeat', glyph: 'good', text: check.heartbeat },
  )
  if (node.status === 'Limited')
    checks.push({ key: 'alone', glyph: 'bad', text: check.twoMachines(node.copyAddress), advice: check.endOne })
  checks.push(
    node.drainingSince === undefined
      ? { key: 'takesRuns', glyph: 'good', text: check.takesRuns }
      : { key: 'takesRuns', glyph: 'warning', text: check.drains, advice: check.resumeIt },
  )
  const isFull = node.runningJobs >= node.concurrentJobsLimit
  checks.push(
    isFull
      ? { key: 'hasRoom', glyph: 'waiting', text: check.isFull(node.runningJobs), advice: check.raiseLimit }
      : { key: 'hasRoom', glyph: 'good', text: check.hasRoom(node.concurrentJobsLimit - node.runningJobs) },
  )
  return checks
}
