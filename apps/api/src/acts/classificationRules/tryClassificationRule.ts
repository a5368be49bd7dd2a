import { setImmediate } from 'node:timers/promises'
import type { RuleTrial, RuleTrialBody } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { compilePattern } from '../../compilePattern.ts'

type Matcher = (text: string) => boolean

/** Tries a rule on what a column might hold, by the engine and the rules of a node: patterns of both sorts must match, blanks around a value do not count, and empty values are not sampled. Keeps nothing. */
export async function tryClassificationRule(input: RuleTrialBody): Promise<RuleTrial> {
  const dataPatterns = matchersOf(input.dataPatterns, 'dataPatterns')
  const columnPatterns = matchersOf(input.columnPatterns, 'columnPatterns')
  if (dataPatterns.length + columnPatterns.length === 0)
    fail('InvalidField', 'A rule needs a pattern for values or for the names of columns.', 'dataPatterns')
  const columnMatches = matchesOf(columnPatterns, input.columnName)
  const isColumnLookedAt = columnPatterns.length === 0 || columnMatches.length > 0
  const valueMatches: RuleTrial['valueMatches'] = []
  for (const value of input.values) {
    const text = value.trim()
    valueMatches.push(text === '' ? null : matchesOf(dataPatterns, text))
    // Others are answered between the values, however many patterns there are.
    await setImmediate()
  }
  const sampled = valueMatches.filter((matches) => matches !== null).length
  const matched = valueMatches.filter((matches) => matches !== null && matches.length > 0).length
  const isEnough = matched > 0 && matched * 100 >= input.minimumPercentageMatch * sampled
  return {
    isColumnLookedAt,
    columnMatches,
    valueMatches,
    sampled,
    matched,
    isFound: isColumnLookedAt && (dataPatterns.length === 0 || isEnough),
  }
}

const matchersOf = (patterns: readonly string[], field: string): Matcher[] =>
  patterns.map((pattern, index) => compilePattern(pattern, `${field}.${index}`))

const matchesOf = (matchers: readonly Matcher[], text: string): number[] =>
  matchers.flatMap((matches, index) => (matches(text) ? [index] : []))
