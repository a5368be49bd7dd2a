import type { NetworkStep, NetworkStepName, NetworkTarget, ResolvedAddress, ShownCertificate, TargetDiagnosis } from '@mooring/contract'
import { redact } from '../redact.ts'
import { worstVerdict } from '../report/verdictWords.ts'
import { StepFailure } from './StepFailure.ts'

/** What a step found when it passed, with a warning or without. */
export interface StepFinding {
  found: string
  warning?: string
}

/** The record of one way: takes its steps one after the other, and none after one that failed. */
export class WayRecord {
  addresses: ResolvedAddress[] = []
  certificates: ShownCertificate[] = []
  readonly #target: NetworkTarget
  readonly #steps: NetworkStep[] = []
  readonly #onStep: (step: NetworkStep) => void

  /** `onStep` hears of each step as soon as it was taken or left out. */
  constructor(target: NetworkTarget, onStep: (step: NetworkStep) => void = () => undefined) {
    this.#target = target
    this.#onStep = onStep
  }

  get hasFailed(): boolean {
    return this.#steps.some(({ verdict }) => verdict === 'fail')
  }

  /** Takes a step; null when it failed, or one before it did. */
  async take<T extends StepFinding>(step: NetworkStepName, act: () => Promise<T>): Promise<T | null> {
    if (this.hasFailed) {
      this.skip(step, 'A step before this one failed.')
      return null
    }
    const begun = performance.now()
    const durationMs = () => Math.round(performance.now() - begun)
    try {
      const finding = await act()
      const { found, warning } = finding
      const fix = warning === undefined ? {} : { fix: bounded(warning, 2048) }
      this.#keep({
        step,
        verdict: warning === undefined ? 'pass' : 'warning',
        found: bounded(found, 1024),
        ...fix,
        durationMs: durationMs(),
      })
      return finding
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error
      this.#keep({
        step,
        verdict: 'fail',
        found: bounded(error.message, 1024),
        fix: bounded(error.fix, 2048),
        durationMs: durationMs(),
      })
      return null
    }
  }

  skip(step: NetworkStepName, found: string): void {
    this.#keep({ step, verdict: 'notChecked', found, durationMs: 0 })
  }

  #keep(step: NetworkStep): void {
    this.#steps.push(step)
    this.#onStep(step)
  }

  diagnosis(): TargetDiagnosis {
    const failed = this.#steps.find(({ verdict }) => verdict === 'fail')
    // A step that was left out on purpose, as the name behind a proxy, does not make a way that works an unchecked one.
    const judged = this.#steps.filter(({ verdict }) => verdict !== 'notChecked').map(({ verdict }) => verdict)
    return {
      target: this.#target,
      verdict: judged.length === 0 ? 'notChecked' : worstVerdict(judged),
      ...(failed === undefined ? {} : { failedStep: failed.step }),
      addresses: this.addresses.slice(0, 64),
      certificates: this.certificates.slice(0, 16),
      steps: this.#steps,
    }
  }
}

/** What servers say of themselves is of any length. */
const bounded = (text: string, length: number): string => redact(text).toWellFormed().slice(0, length)
