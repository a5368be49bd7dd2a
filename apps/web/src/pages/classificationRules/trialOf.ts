import type { RuleTrialBody } from '@mooring/contract'
import { minimumOf, patternsIn, type RuleDraft } from './ruleDraft.ts'

/** As many values as a scan looks at, each as long as it reads one: the contract's bounds. */
export const triedValuesMax = 128
const valueLengthMax = 4096

/** The rule of the form with what was pasted to try it on; null while there is nothing to try. */
export function trialOf(draft: RuleDraft, pasted: { columnName: string; values: string }): RuleTrialBody | null {
  const [dataPatterns, columnPatterns] = [patternsIn(draft.dataPatterns), patternsIn(draft.columnPatterns)]
  const minimumPercentageMatch = minimumOf(draft)
  const columnName = pasted.columnName.trim()
  const values = pasted.values.split(/\r?\n/).filter((line) => line.trim() !== '')
  const hasNothing = dataPatterns.length + columnPatterns.length === 0 || (values.length === 0 && columnName === '')
  if (hasNothing || minimumPercentageMatch === null) return null
  return {
    dataPatterns,
    columnPatterns,
    minimumPercentageMatch,
    columnName,
    values: values.slice(0, triedValuesMax).map((value) => value.slice(0, valueLengthMax)),
  }
}
