import {
  runNextSteps,
  type ConnectionProgress,
  type ConnectionReport,
  type ConnectionStep,
  type NetworkTarget,
  type NodeTask,
} from '@mooring/contract'
import { foreseenSteps } from '@mooring/domain'
import { ScanError } from '@mooring/scanners'
import type { Log } from '../log.ts'
import { diagnoseTarget } from '../network/diagnoseTarget.ts'
import type { NetworkContext } from '../network/NetworkContext.ts'
import { openWebAgents } from '../network/openWebAgents.ts'
import { hideSecret, redact } from '../redact.ts'
import { asFailure } from './asFailure.ts'
import { openCredential } from './openCredential.ts'
import { readFirst } from './readFirst.ts'

export type ConnectionTask = Extract<NodeTask, { kind: 'testConnection' }>

export interface TestContext extends NetworkContext {
  home: string
  log: Log
  signal: AbortSignal
  /** Hears how far it is after each step. */
  onProgress: (progress: ConnectionProgress) => void
  /** What all steps together may take; 40 s when absent. */
  timeoutMs?: number
}

/** Shorter than whoever asked waits: what was found until then has to arrive. */
const timeoutMsDefault = 40_000

/**
 * Goes the way of a scan up to the first objects: the key vault, the secret, the network, signing in and reading. It ends at the first
 * step that fails, or has not ended in time, which says how to mend it; nothing is delivered or kept.
 */
export async function testConnection(task: ConnectionTask, context: TestContext): Promise<ConnectionReport> {
  const patience = new Patience(context)
  const { signal } = patience
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
    const goTo = async (isMeant: (target: NetworkTarget) => boolean) => {
      for (const target of task.targets.filter(isMeant)) {
        await diagnoseTarget(target, { ...context, signal }, keep)
        if (steps.some(hasFailed)) return false
      }
      return true
    }
    if (!(await goTo(isVault))) return reportOf(steps)
    const credential = await takeStep('credential', { keep, patience }, async () => {
      const opened =
        task.credential === undefined
          ? { credential: null, secrets: [] }
          : await openCredential(task.credential, { home: context.home, signal, agentFor })
      secrets.push(...opened.secrets)
      reveal.push(...secrets.map(hideSecret))
      const found = opened.credential === null ? 'None is needed.' : 'The node has it.'
      return { value: opened.credential, verdict: 'pass', found }
    })
    if (credential !== null && (await goTo((target) => !isVault(target))))
      await takeStep('read', { keep, patience }, async () => ({
        value: null,
        ...(await readFirst({ ...task, agentFor, credential: credential.value }, signal)),
      }))
    return reportOf(steps)
  } finally {
    for (const show of reveal) show()
    agents.close()
  }
}

const isVault = ({ purpose }: NetworkTarget): boolean => purpose === 'keyVault'
const hasFailed = ({ verdict }: ConnectionStep): boolean => verdict === 'fail'

/** As the worst of the steps. */
function reportOf(steps: ConnectionStep[]): ConnectionReport {
  const worst = (['fail', 'warning'] as const).find((verdict) => steps.some((step) => step.verdict === verdict))
  return { checkedAt: new Date().toISOString(), verdict: worst ?? 'pass', steps }
}

/** How long all of it may take, told apart from the end of whoever waits for it. */
class Patience {
  readonly signal: AbortSignal
  readonly #timeout: AbortSignal
  readonly #timeoutMs: number
  readonly #log: Log

  constructor({ signal, log, timeoutMs = timeoutMsDefault }: TestContext) {
    this.#log = log
    this.#timeoutMs = timeoutMs
    this.#timeout = AbortSignal.timeout(timeoutMs)
    this.signal = AbortSignal.any([signal, this.#timeout])
  }

  /** What a step failed with, as that of a scan; null when it was not the step that failed, but the node that stops. */
  failureOf(error: unknown): ScanError | null {
    if (error instanceof ScanError) return error
    if (!this.signal.aborted) return this.#unforeseen(error)
    if (this.signal.reason !== this.#timeout.reason) return null
    return new ScanError('SourceTimeout', `It had not ended after ${this.#timeoutMs / 1000} seconds, which is as long as a test waits.`)
  }

  /** Whoever waits for the answer would else wait in vain. */
  #unforeseen(error: unknown): ScanError | null {
    const failure = asFailure(error, { log: this.#log, what: 'connection test' })
    return failure instanceof ScanError ? failure : null
  }
}

interface StepTaking {
  keep: (step: ConnectionStep) => void
  patience: Patience
}

/** Takes a step and keeps what came of it; null when it failed. */
async function takeStep<T>(
  step: ConnectionStep['step'],
  { keep, patience }: StepTaking,
  take: () => Promise<{ value: T } & Omit<ConnectionStep, 'step' | 'durationMs'>>,
): Promise<{ value: T } | null> {
  const begunAt = performance.now()
  const durationMs = () => Math.round(performance.now() - begunAt)
  try {
    const { value, found, ...came } = await take()
    keep({ step, ...came, found: sayable(found), durationMs: durationMs() })
    return came.verdict === 'fail' ? null : { value }
  } catch (error) {
    const failure = patience.failureOf(error)
    if (failure === null) throw error
    keep({ step, verdict: 'fail', found: sayable(failure.message), fix: runNextSteps[failure.code], durationMs: durationMs() })
    return null
  }
}

const sayable = (text: string): string => redact(text).toWellFormed().slice(0, 4096)
