import { node, type HeartbeatAnswer } from '@mooring/contract'
import { heartbeatIntervalSeconds } from '@mooring/domain'
import { backoffMs, jitterMs } from '../backoff.ts'
import { reasonOf } from '../reasonOf.ts'
import { version } from '../version.ts'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'
import { machineMeter } from './machine.ts'
import { networkMeter } from './networkMeter.ts'

const intervalSecondsMax = 300

/** How the node stands with the console; null: it answered the last heartbeat, else why it did not. */
type ReportConnection = (problem: string | null) => void

/** What the heartbeats tell and whom. */
export interface HeartbeatContext extends LoopContext {
  runningJobs: () => number
  /** How many it takes at a time; the machine may be resized, and the setting changed, while it runs. */
  jobsLimit: () => number
  report: ReportConnection
}

/**
 * Says that the node lives, at the interval that the console asks for with each answer. Whatever goes wrong except the end of the
 * registration, it goes on: being silent is what makes a node offline.
 */
export async function heartbeatLoop(context: HeartbeatContext): Promise<void> {
  const { clock, signal, onGone, report, client, log } = context
  const measure = machineMeter()
  const measureNetwork = networkMeter()
  let intervalMs = heartbeatIntervalSeconds * 1000
  let failures = 0
  let beat = 0
  while (!signal.aborted) {
    try {
      // Counted before it is sent: one that got lost was sent all the same.
      beat += 1
      const jobs = { runningJobs: context.runningJobs(), concurrentJobsMax: context.jobsLimit() }
      const body = { version, beat, ...measure(), ...measureNetwork(), ...jobs }
      intervalMs = intervalOf(await client.call(node.heartbeat, { body }, { signal }))
      if (failures > 0) log.info('Connected again.')
      failures = 0
      log.debug('The console answered a heartbeat.', { ...body, nextInMs: intervalMs })
      report(null)
    } catch (error) {
      if (signal.aborted) return
      if (errorKind(error) === 'gone') return onGone(error)
      if (errorKind(error) === 'bug') throw error
      failures += 1
      const reason = reasonOf(error, client.origin)
      if (failures === 1) log.warn('The console does not answer; trying until it does.', { reason })
      report(reason)
    }
    await clock.wait(failures === 0 ? jitterMs(intervalMs) : backoffMs(failures), signal)
  }
}

function intervalOf(answer: HeartbeatAnswer): number {
  const seconds = Number(answer?.heartbeatIntervalSeconds) || heartbeatIntervalSeconds
  return Math.min(intervalSecondsMax, Math.max(1, seconds)) * 1000
}
