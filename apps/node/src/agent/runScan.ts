import { runErrors, type LeasedRun, type RunOutcome } from '@mooring/contract'
import { isScannable, ScanError, scannerFor } from '@mooring/scanners'
import { CommandFailure } from '../CommandFailure.ts'
import { readAllowedPaths } from '../config.ts'
import { trustedCertificates } from '../consoleClient.ts'
import type { Identity } from '../identity.ts'
import { openWebAgents } from '../network/openWebAgents.ts'
import type { Proxy } from '../proxy.ts'
import { hideSecret, redact } from '../redact.ts'
import { asFailure } from './asFailure.ts'
import { deliverResult } from './deliverResult.ts'
import { errorKind } from './errorKind.ts'
import { Lease, LeaseLost } from './Lease.ts'
import { logLoop, sendLastLines } from './logLoop.ts'
import type { LoopContext } from './LoopContext.ts'
import { openCredential, type SecretContext } from './openCredential.ts'
import { progressLoop } from './progressLoop.ts'
import { keepResult, type RunResult } from './results.ts'
import { RunLog } from './RunLog.ts'
import { RunMemory } from './RunMemory.ts'
import { RunSink } from './RunSink.ts'
import { scanPlan } from './scanPlan.ts'

const messageLengthMax = 4096

interface ScanContext extends LoopContext {
  home: string
  identity: Identity
  proxy: Proxy
}

/**
 * Executes one leased run: scans, delivers what it finds, and reports how it ended. The result is written down before it is reported, so that
 * neither an outage of the console nor the end of this process loses it. A run that is not this node's any more is left without a result.
 */
export async function runScan(run: LeasedRun, context: ScanContext): Promise<void> {
  const { log, signal, onGone } = context
  const { runId, scanName, dataSourceName } = run
  log.info('A scan begins.', { runId, scanName, dataSourceName })
  const lease = new Lease(run, context)
  const memory = new RunMemory(run, lease)
  const scanning = new AbortController()
  const runLog = new RunLog(context.clock.now)
  runLog.write(
    'info',
    `The node begins to scan ${dataSourceName}: ${scanName}, ${run.scanLevel === 'Full' ? 'all of it' : 'what changed'}.`,
  )
  const whileScanning = { ...context, signal: AbortSignal.any([signal, scanning.signal]) }
  const progress = progressLoop(lease, whileScanning)
  const logging = logLoop(runLog, lease, whileScanning)
  try {
    const outcome = await outcomeOf(run, { lease, memory, sink: new RunSink(lease, { log, runLog }), context })
    scanning.abort()
    await keep({ runId, outcome }, context)
    if (memory.recalled > 0) runLog.write('info', `${memory.recalled} assets are as they were, and were not read again.`)
    noteOutcome(runLog, outcome, lease)
    await logging
    await sendLastLines(runLog, lease, context)
    await deliverResult({ runId, outcome }, context)
  } catch (error) {
    if (errorKind(error) === 'gone') return onGone(error)
    if (!lease.signal.aborted) throw error
    const { reason } = lease.signal
    if (reason instanceof LeaseLost) log.warn('The scan was stopped.', { runId, reason: reason.message })
    else log.warn('The scan was stopped with the node; the console gives the run to another.', { runId })
  } finally {
    scanning.abort()
    await Promise.all([progress, logging])
  }
}

/** The last line of the log: how it ended. */
function noteOutcome(runLog: RunLog, { error, exceptionCountMap = {} }: RunOutcome, { assetsDelivered }: Lease): void {
  const failed = Object.values(exceptionCountMap).reduce((sum, count) => sum + count, 0)
  const exceptions = failed === 0 ? '' : ` ${failed} could not be read.`
  if (error === undefined) runLog.write('info', `The scan succeeded: ${assetsDelivered} assets were discovered.${exceptions}`)
  else runLog.write('error', `${error.code}: ${error.message}`)
}

/** A full disk must not cost the run: the result is reported all the same, only that the end of this process would lose it. */
async function keep(result: RunResult, { home, log }: ScanContext): Promise<void> {
  try {
    await keepResult(home, result)
  } catch (error) {
    log.error('The result of the run could not be written down.', { runId: result.runId, reason: String(error) })
  }
}

/** Scans. Throws when the run is lost, the node stops, or its registration is over; everything else is an outcome. */
async function outcomeOf(run: LeasedRun, { lease, ...parts }: Omit<ScanParts, 'signal'> & { lease: Lease }): Promise<RunOutcome> {
  const { sink } = parts
  const { fence } = run
  try {
    await scan(run, { ...parts, signal: lease.signal })
    return { fence, outcome: 'succeeded', exceptionCountMap: sink.exceptionCountMap }
  } catch (error) {
    lease.signal.throwIfAborted()
    if (!(error instanceof ScanError)) throw error
    const message = redact(error.message).toWellFormed().slice(0, messageLengthMax)
    const reason = { code: error.code, message: message || runErrors[error.code] }
    return { fence, outcome: 'failed', error: reason, exceptionCountMap: sink.exceptionCountMap }
  }
}

interface ScanParts {
  sink: RunSink
  memory: RunMemory
  context: ScanContext
  signal: AbortSignal
}

async function scan(run: LeasedRun, { sink, memory, context, signal }: ScanParts): Promise<void> {
  const { scan: what, source, runId } = run
  const { home, identity, proxy, log } = context
  const agents = openWebAgents({ proxy, ca: await certificatesOf(identity) })
  const { agentFor } = agents
  const reveal: (() => void)[] = []
  try {
    const scanner = scannerFor(what.kind)
    if (scanner === null || !isScannable(what))
      throw new ScanError('NodeCannotScanKind', `This version of the node does not support ${what.kind}. Install a newer one.`)
    const { credential, secrets } = await openedCredential(run, { home, signal, agentFor })
    reveal.push(...secrets.map(hideSecret))
    await scanner.scan(
      { scan: what, source, credential, agentFor, allowedPaths: readAllowedPaths(), memory, ...scanPlan(run) },
      sink,
      signal,
    )
  } catch (error) {
    signal.throwIfAborted()
    throw asFailure(error, { runId, log, what: 'scan' })
  } finally {
    for (const show of reveal) show()
    agents.close()
  }
}

const openedCredential = async ({ credential }: LeasedRun, context: SecretContext) =>
  credential === undefined ? { credential: null, secrets: [] } : openCredential(credential, context)

/** The file may be gone since the node started, which must not end all of its runs. */
async function certificatesOf({ caFile }: Identity): Promise<string[] | null> {
  try {
    return await trustedCertificates(caFile)
  } catch (cause) {
    if (!(cause instanceof CommandFailure)) throw cause
    throw new ScanError('ScanFailed', cause.message, { cause })
  }
}
