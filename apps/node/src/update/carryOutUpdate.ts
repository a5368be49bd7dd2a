import { ApiError, node, type NodeUpdatePhase, type UpdateReport } from '@mooring/contract'
import { isOlderVersion } from '@mooring/domain'
import { errorKind } from '../agent/errorKind.ts'
import type { LoopContext } from '../agent/LoopContext.ts'
import { untilAnswered } from '../agent/untilAnswered.ts'
import { areUpdatesAllowed } from '../config.ts'
import { travelsInClear } from '../findOrigin.ts'
import { reasonOf } from '../reasonOf.ts'
import { version } from '../version.ts'
import { fetchProgram } from './fetchProgram.ts'
import {
  forgetOrder,
  forgetReport,
  keepReport,
  readPrograms,
  readReport,
  removeOtherPrograms,
  writeOrder,
  writePrograms,
  type KeptOrder,
} from './programs.ts'
import { UpdateRefusal } from './UpdateRefusal.ts'

const begunMax = 3
/** How soon a node that waits for its scans hears that its update was canceled. */
const askAgainMs = 5000

export interface UpdateContext extends LoopContext {
  home: string
  /** Lets scans finish for so many seconds and takes no others from then on; resolves earlier when none is left, or at the signal. */
  drain: (seconds: number, signal: AbortSignal) => Promise<void>
  /** Takes runs again. */
  resume: () => void
}

/**
 * Does what an order of the console says, up to the restart: true when the node is to start anew, into the version that is on trial then.
 * The order is on disk before anything is done: a process that is killed on the way begins again when it is started, three times at
 * most. Only when the file is there and verified is anything let go; until then the node works as ever. The console hears of each step
 * before it is taken, and says when the order does not hold any more: then all stays as it is.
 */
export async function carryOutUpdate({ task, begun }: KeptOrder, context: UpdateContext): Promise<boolean> {
  const { home, log, signal } = context
  const { taskId, order } = task
  let hasDrained = false
  log.info('The console orders an update.', { from: version, to: order.version })
  try {
    if (!isOlderVersion(version, order.version)) return await end(taskId, { outcome: 'updated', version }, context)
    refuseUnsafe(context)
    if (begun >= begunMax) throw new UpdateRefusal('Interrupted', `The node was ended ${begun} times while it prepared the update.`)
    await writeOrder(home, { task, begun: begun + 1 })
    if (!(await tell(taskId, 'downloading', context))) return await withdraw(context)
    const program = await fetchProgram(order, context)
    if (!(await tell(taskId, 'draining', context))) return await withdraw(context)
    hasDrained = true
    const isWanted = await drainWhileWanted(task, context)
    if (signal.aborted) return false
    if (!isWanted || !(await tell(taskId, 'restarting', context))) return await withdraw(context)
    const { current } = await readPrograms(home)
    await writePrograms(home, { current, trial: { program, taskId, seconds: order.trialSeconds, begun: 0 } })
    await forgetOrder(home)
    return true
  } catch (error) {
    if (signal.aborted) return false
    if (errorKind(error) === 'gone') {
      context.onGone(error)
      return false
    }
    const { code, message } = asRefusal(error)
    log.error('The update is refused.', { version: order.version, reason: message })
    await end(taskId, { outcome: 'refused', version, code, reason: message.slice(0, 1024) }, context)
    // What takes no runs any more has to start anew to take some.
    return hasDrained
  }
}

function asRefusal(error: unknown): UpdateRefusal {
  if (error instanceof UpdateRefusal) return error
  if (error instanceof Error && 'syscall' in error)
    return new UpdateRefusal('CannotBeKept', `The home of the node cannot be written: ${error.message}.`, { cause: error })
  throw error
}

/** Whoever can change what comes from the console could have this machine run anything. */
function refuseUnsafe({ client }: UpdateContext): void {
  if (!areUpdatesAllowed())
    throw new UpdateRefusal(
      'NotAllowed',
      'The administrator of this machine does not allow updates by the console (MOORING_NODE_UPDATES=off).',
    )
  if (travelsInClear(client.origin))
    throw new UpdateRefusal(
      'NotEncrypted',
      'The console is reached without encryption: somebody on the way could put another program in place.',
    )
}

async function end(taskId: string, report: UpdateReport, context: UpdateContext): Promise<false> {
  await keepReport(context.home, { taskId, report })
  await forgetOrder(context.home)
  await deliverUpdateReport(context)
  return false
}

/** As if nothing had been ordered. */
async function withdraw({ home, log, resume }: UpdateContext): Promise<false> {
  log.info('The update was canceled: the node goes on as it is.')
  await forgetOrder(home)
  const { current } = await readPrograms(home)
  await removeOtherPrograms(home, [current])
  resume()
  return false
}

/** Lets scans finish; false when the update was canceled meanwhile. */
async function drainWhileWanted({ taskId, order }: KeptOrder['task'], context: UpdateContext): Promise<boolean> {
  const over = new AbortController()
  const signal = AbortSignal.any([context.signal, over.signal])
  const drained = context.drain(order.drainSeconds, signal).finally(() => over.abort())
  let isWanted = true
  while (isWanted && !signal.aborted) {
    await context.clock.wait(askAgainMs, signal)
    if (!signal.aborted) isWanted = await tell(taskId, 'draining', context)
  }
  over.abort()
  await drained
  return isWanted
}

/** Pages show it; that it could not be said keeps nothing from going on. False when the console does not want the update any more. */
async function tell(taskId: string, phase: NodeUpdatePhase, { client, signal, log }: UpdateContext): Promise<boolean> {
  log.info('The update goes on.', { phase })
  try {
    await client.call(node.reportUpdate, { params: { taskId }, body: { phase } }, { signal })
  } catch (error) {
    if (signal.aborted || ['gone', 'bug'].includes(errorKind(error))) throw error
    if (error instanceof ApiError && error.code === 'NodeTask_NotFound') return false
    log.debug('The console could not be told how far the update is.', { reason: reasonOf(error, client.origin) })
  }
  return true
}

/** Says what came of an update, if anything is to be said, until the console has taken it. */
export async function deliverUpdateReport(context: LoopContext & { home: string }): Promise<void> {
  const { client, home, log, signal, onGone } = context
  const kept = await readReport(home)
  if (kept === null) return
  const { taskId, report } = kept
  const complete = () => client.call(node.completeTask, { params: { taskId }, body: { kind: 'update', report } }, { signal })
  try {
    await untilAnswered('Reporting the result of an update', complete, context)
    log.info('The console knows what came of the update.', { outcome: report.outcome, version: report.version })
  } catch (error) {
    if (signal.aborted) return
    if (errorKind(error) === 'bug') throw error
    if (errorKind(error) === 'gone') return onGone(error)
    log.warn('The result of the update is no longer wanted.', { reason: reasonOf(error, client.origin) })
  }
  await forgetReport(home)
}
