import type { Check, NetworkStep, TargetDiagnosis, Verdict } from '@mooring/contract'
import { connectionWords } from '#strings/connectionWords.ts'
import { diagnosticsWords } from '#strings/diagnosticsWords.ts'

const severity: Record<Verdict, number> = { fail: 0, warning: 1, notChecked: 2, pass: 3 }

/** What is to be mended first, then the rest in its order. */
export const worstFirst = <T extends { verdict: Verdict }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => severity[a.verdict] - severity[b.verdict])

/** The checks that did not pass, the worst first, and those that did. */
export function sortChecks(checks: readonly Check[]): { open: Check[]; passed: Check[] } {
  return {
    open: worstFirst(checks.filter(({ verdict }) => verdict !== 'pass')),
    passed: checks.filter(({ verdict }) => verdict === 'pass'),
  }
}

/** What a target is called: its host, an IPv6 address in brackets, and its port. */
export const targetName = ({ target: { host, port } }: TargetDiagnosis): string => `${host.includes(':') ? `[${host}]` : host}:${port}`

/** How far a way went, in a few words. */
export function resultText({ verdict, failedStep }: TargetDiagnosis): string {
  if (failedStep !== undefined) return diagnosticsWords.failsAt(connectionWords.step[failedStep])
  if (verdict === 'notChecked') return diagnosticsWords.notTried
  return verdict === 'warning' ? diagnosticsWords.reachedWithWarning : diagnosticsWords.reached
}

/** How one step of a way went. */
export const stepText = ({ step, verdict, durationMs }: Pick<NetworkStep, 'step' | 'verdict' | 'durationMs'>): string =>
  diagnosticsWords.step(connectionWords.step[step], connectionWords.took(connectionWords.verdict[verdict], durationMs))
