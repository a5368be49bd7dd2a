import type { Verdict } from '@mooring/contract'

/** How a verdict is written, the same everywhere. */
export const verdictWords: Record<Verdict, string> = { pass: 'pass', warning: 'warning', fail: 'FAIL', notChecked: 'not checked' }

const gravest = ['fail', 'warning', 'notChecked', 'pass'] as const

/** The gravest of several verdicts. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict => gravest.find((verdict) => verdicts.includes(verdict)) ?? 'pass'
