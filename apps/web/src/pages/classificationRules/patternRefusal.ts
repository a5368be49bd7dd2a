import { ApiError } from '@mooring/contract'
import { classificationRulesWords } from '#strings/classificationRulesWords.ts'
import { patternsIn, type RuleDraft, type RuleRefusals } from './ruleDraft.ts'

const targetPattern = /(dataPatterns|columnPatterns)\.([0-9]+)/

/** What the console said of one pattern of the draft, as a refusal of its field; null when it spoke of something else. */
export function patternRefusal(error: unknown, draft: RuleDraft): RuleRefusals | null {
  if (!(error instanceof ApiError) || error.code !== 'InvalidField') return null
  const [, field, index] = targetPattern.exec(error.target ?? '') ?? []
  if (field !== 'dataPatterns' && field !== 'columnPatterns') return null
  const pattern = patternsIn(draft[field])[Number(index)]
  return pattern === undefined ? null : { [field]: classificationRulesWords.patternRefused(pattern, error.message) }
}
