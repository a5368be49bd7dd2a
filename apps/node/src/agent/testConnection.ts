import { runNextSteps, type ConnectionProgress, type ConnectionReport, type ConnectionStep, type NodeTask } from '@mooring/contract'
import { foreseenSteps } from '@mooring/domain'
import { isScannable, ScanError, scannerFor, type AgentFor, type OpenCredential, type ScanSink } from '@mooring/scanners'
import { readAllowedPaths } from '../config.ts'
import { diagnoseTarget } from '../network/diagnoseTarget.ts'
import type { NetworkContext } from '../network/NetworkContext.ts'
import { openWebAgents } from '../network/openWebAgents.ts'
import { hideSecret, redact } from '../redact.ts'
import { openCredential } from './openCredential.ts'

type ConnectionTask = Extract<NodeTask, { kind: 'testConnection' }>

interface TestContext extends NetworkContext {
  home: string
  signal: AbortSignal
  /** Hears how far it is after each step. */
  onProgress: (progress: ConnectionProgress) => void
}

/** The sink of a scan that is only tried: what has been read once is enough. */
class EnoughRead extends Error {
  override name = 'EnoughRead'
}

/**
 * Goes the way of a scan up to the first objects: the secret, the network, signing in and reading. It ends at the first step that
 * fails, which says how to mend it; nothing is delivered or kept.
 */
export async function testConnection(task: ConnectionTask, context: TestContext): Promise<ConnectionReport> {
  const steps: ConnectionStep[] = []
  const foreseen = foreseenSteps(task.targets)
  const keep = (step: ConnectionStep) => {
    steps.push(step)
    context.onProgress({ taken: [...steps], ahead: steps.some(hasFailed) ? [] : foreseen.slice(steps.length) })
  }
  const agents = openWebAgents(context)
  const { agentFor } = agents
  const secrets: string[] = []
  const reveal: (() => void)[] = []
  try {
    const credential = await takeStep('credential', keep, async () => {
      const opened =
        task.credential === undefined
          ? { credential: null, secrets: [] }
          : await openCredential(task.credential, { home: context.home, signal: context.signal, agentFor })
      secrets.push(...opened.secrets)
      reveal.push(...secrets.map(hideSecret))
      return { value: opened.credential, found: opened.credential === null ? 'None is needed.' : 'The node has it.' }
    })
    if (credential !== null) {
      for (const target of task.targets) await diagnoseTarget(target, context, keep)
      if (!steps.some(hasFailed))
        await takeStep('read', keep, () => readFirst({ ...task, agentFor, credential: credential.value }, context.signal))
    }
    return reportOf(steps)
  } finally {
    for (const show of reveal) show()
    agents.close()
  }
}

const hasFailed = ({ verdict }: ConnectionStep): boolean => verdict === 'fail'

/** As the worst of the steps. */
function reportOf(steps: ConnectionStep[]): ConnectionReport {
  const worst = (['fail', 'warning'] as const).find((verdict) => steps.some((step) => step.verdict === verdict))
  return { checkedAt: new Date().toISOString(), verdict: worst ?? 'pass', steps }
}

/** Takes a step and keeps what came of it; null when it failed. */
async function takeStep<T>(
  step: ConnectionStep['step'],
  keep: (step: ConnectionStep) => void,
  take: () => Promise<{ value: T; found: string }>,
): Promise<{ value: T } | null> {
  const begunAt = performance.now()
  const durationMs = () => Math.round(performance.now() - begunAt)
  try {
    const { value, found } = await take()
    keep({ step, verdict: 'pass', found, durationMs: durationMs() })
    return { value }
  } catch (error) {
    if (!(error instanceof ScanError)) throw error
    const found = redact(error.message).toWellFormed().slice(0, 4096)
    keep({ step, verdict: 'fail', found, fix: runNextSteps[error.code], durationMs: durationMs() })
    return null
  }
}

type Tried = Pick<ConnectionTask, 'scan' | 'source'> & { credential: OpenCredential | null; agentFor: AgentFor }

async function readFirst({ scan, ...tried }: Tried, signal: AbortSignal): Promise<{ value: null; found: string }> {
  const scanner = scannerFor(scan.kind)
  if (scanner === null || !isScannable(scan))
    throw new ScanError('NodeCannotScanKind', `This version of the node does not support ${scan.kind}. Install a newer one.`)
  let read = 0
  const sink: ScanSink = {
    assets: async (batch) => {
      read = batch.length
      throw new EnoughRead('The first objects have been read.')
    },
    exception: () => undefined,
    progress: () => undefined,
  }
  const everything = { scope: { covers: () => true, formats: null }, sampling: null, allowedPaths: readAllowedPaths() }
  try {
    await scanner.scan({ scan, ...tried, ...everything }, sink, signal)
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error
  }
  return { value: null, found: read === 0 ? 'There is nothing to read.' : `The first ${read} objects were read.` }
}
