import type { RE2JS } from 're2js'
import { compilePattern } from './compilePattern.ts'
import { distinctOfSecret, usualPercentage, type Rule } from './Rule.ts'
import { valueLengthMax } from './textOf.ts'

/** A rule that an administrator wrote: patterns in RE2's syntax. */
export interface CustomRule {
  classificationName: string
  /** Values must match one of them; none: values are not asked. */
  dataPatterns: readonly string[]
  /** The column's name must match one of them; none: any name will do. */
  columnPatterns: readonly string[]
  /** 1 to 100; absent: `usualPercentage`. */
  minimumPercentageMatch?: number | undefined
}

/** A custom rule, compiled. With patterns of both sorts both must match; `judgesByName` says that there are none for values. */
export interface CompiledCustomRule extends Rule {
  columnNames: readonly RE2JS[]
  judgesByName: boolean
}

/** Throws `RE2JSException` for a pattern that is none: the console refuses those before they are kept. */
export function compileCustomRule({
  classificationName,
  dataPatterns,
  columnPatterns,
  minimumPercentageMatch,
}: CustomRule): CompiledCustomRule {
  const values = dataPatterns.map((pattern) => compilePattern(pattern))
  return {
    classification: classificationName,
    length: [1, valueLengthMax],
    names: null,
    columnNames: columnPatterns.map((pattern) => compilePattern(pattern)),
    judgesByName: values.length === 0,
    needsName: false,
    minimumPercentage: minimumPercentageMatch ?? usualPercentage,
    // Whoever writes a pattern knows what it stands for: a column of one status can be what is looked for.
    distinctMin: distinctOfSecret,
    matches: ({ text }) => values.length === 0 || values.some((pattern) => pattern.test(text)),
  }
}
