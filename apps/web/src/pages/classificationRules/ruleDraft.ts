import type { ClassificationRule, ClassificationRuleBody } from '@mooring/contract'
import { classificationRulesWords } from '#strings/classificationRulesWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'

/** A classification rule while it is being typed; patterns one a line. */
export interface RuleDraft {
  name: string
  classificationName: string
  description: string
  dataPatterns: string
  columnPatterns: string
  minimumPercentage: string
  isEnabled: boolean
  isNew: boolean
}

export type RuleRefusals = Partial<Record<Exclude<keyof RuleDraft, 'isEnabled' | 'isNew' | 'description'>, string>>

/** What the contract allows: patterns in each list, and characters of one. */
const patternsMax = 50
const patternLengthMax = 1024
const classificationPattern = /^[A-Za-z0-9][A-Za-z0-9_. -]{0,127}$/

export const newRuleDraft = (): RuleDraft => ({
  name: '',
  classificationName: '',
  description: '',
  dataPatterns: '',
  columnPatterns: '',
  minimumPercentage: '60',
  isEnabled: true,
  isNew: true,
})

const linesOf = (patterns: ClassificationRule['properties']['dataPatterns']): string => patterns.map(({ pattern }) => pattern).join('\n')

/** A rule, or a version of it, as its form shows it. */
export const draftOfRule = ({ name, properties }: ClassificationRule): RuleDraft => ({
  name,
  classificationName: properties.classificationName,
  description: properties.description ?? '',
  dataPatterns: linesOf(properties.dataPatterns),
  columnPatterns: linesOf(properties.columnPatterns),
  minimumPercentage: String(properties.minimumPercentageMatch),
  isEnabled: properties.ruleStatus === 'Enabled',
  isNew: false,
})

/** The patterns of a field, without lines that say nothing. Blanks belong to a pattern. */
export const patternsIn = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '')

/** The minimum as a number; null when it is none that the contract allows. */
export function minimumOf({ minimumPercentage }: RuleDraft): number | null {
  const value = minimumPercentage.trim() === '' ? Number.NaN : Number(minimumPercentage.trim().replace(',', '.'))
  return value >= 1 && value <= 100 ? value : null
}

function patternsProblem(text: string): string | null {
  const patterns = patternsIn(text)
  if (patterns.length > patternsMax) return classificationRulesWords.tooManyPatterns(patternsMax)
  return patterns.some(({ length }) => length > patternLengthMax) ? classificationRulesWords.patternTooLong(patternLengthMax) : null
}

/** What is wrong with each field, as sentences, as far as a browser can tell: what a pattern is, the console says. */
export function ruleRefusals(draft: RuleDraft): RuleRefusals {
  const { dataPatterns, columnPatterns } = draft
  const name = draft.isNew ? nameProblem(draft.name) : null
  const isEmpty = patternsIn(dataPatterns).length + patternsIn(columnPatterns).length === 0
  const ofValues = isEmpty ? classificationRulesWords.needsPattern : patternsProblem(dataPatterns)
  const ofColumns = patternsProblem(columnPatterns)
  return {
    ...(name ? { name } : {}),
    ...(classificationPattern.test(draft.classificationName.trim())
      ? {}
      : { classificationName: classificationRulesWords.classificationOdd }),
    ...(ofValues ? { dataPatterns: ofValues } : {}),
    ...(ofColumns ? { columnPatterns: ofColumns } : {}),
    ...(minimumOf(draft) === null ? { minimumPercentage: classificationRulesWords.minimumOdd } : {}),
  }
}

/** The draft as the contract has it. */
export function ruleBodyOf(draft: RuleDraft): ClassificationRuleBody {
  const regexes = (text: string) => patternsIn(text).map((pattern) => ({ kind: 'Regex' as const, pattern }))
  const description = draft.description.trim()
  return {
    kind: 'Custom',
    properties: {
      classificationName: draft.classificationName.trim(),
      ...(description === '' ? {} : { description }),
      dataPatterns: regexes(draft.dataPatterns),
      columnPatterns: regexes(draft.columnPatterns),
      minimumPercentageMatch: minimumOf(draft),
      ruleStatus: draft.isEnabled ? 'Enabled' : 'Disabled',
    },
  }
}
