import type { Classification } from '@mooring/contract'
import type { Sampling, TableClassifier } from '../Scanner.ts'
import { ColumnTally } from './ColumnTally.ts'
import { compileCustomRule, type CustomRule } from './customRule.ts'
import { rulesOfColumn } from './rulesOfColumn.ts'
import { Sample } from './Sample.ts'
import { systemRules } from './systemRules.ts'
import { textOf } from './textOf.ts'

/** What values are looked at for. */
export interface ClassificationPlan {
  rowsMax: number
  /** The classifications of the system's rules that are on. */
  systemRules: readonly string[]
  customRules: readonly CustomRule[]
}

/** Rows of a table or a file that are looked at, unless told otherwise. */
export const sampleRowsUsual = 128

/**
 * How a scan looks at values. Values stay in the classifiers, which keep counts and hashes of a few; all patterns run in linear
 * time, on values that are cut, so that neither a rule nor a value can hold a node. Throws `RE2JSException` for a pattern that is none.
 */
export function samplingWith(plan: ClassificationPlan): Sampling {
  const isOn = new Set(plan.systemRules)
  const rules = [...systemRules.filter(({ classification }) => isOn.has(classification)), ...plan.customRules.map(compileCustomRule)]
  const rulesOf = rulesOfColumn(rules)
  return {
    rowsMax: plan.rowsMax,
    classifierFor: (columns): TableClassifier => {
      const tallies = columns.map((column) => new ColumnTally(rulesOf(column)))
      return {
        value: (column, value) => lookAt(tallies[column], value),
        classifications: (): Classification[][] => tallies.map((tally) => tally.classifications()),
      }
    },
  }
}

function lookAt(tally: ColumnTally | undefined, value: unknown): void {
  if (value === null || value === undefined || tally === undefined || tally.isIdle) return
  const text = textOf(value)
  if (text !== null) tally.add(new Sample(text))
}
