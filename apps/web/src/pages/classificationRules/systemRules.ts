import type { SystemClassification } from '@mooring/contract'
import { systemRulesWords } from '#strings/systemRulesWords.ts'

/** Percent of the values that must match, for every rule of the system. */
export const systemMinimumPercentage = 60

/** Rules whose values alone say nothing: the column must be named for them. */
const rulesThatNeedAName: ReadonlySet<string> = new Set<SystemClassification>([
  'MICROSOFT.PERSONAL.NAME',
  'MICROSOFT.PERSONAL.PHYSICALADDRESS',
  'MICROSOFT.PERSONAL.DATE_OF_BIRTH',
  'MICROSOFT.FINANCIAL.SWIFT_CODE',
  'MICROSOFT.FINANCIAL.US.ABA_ROUTING_NUMBER',
  'MICROSOFT.GOVERNMENT.PASSPORT_NUMBER',
  'MICROSOFT.GOVERNMENT.DENMARK.PERSONAL_IDENTIFICATION_NUMBER',
])

export interface SystemRuleRow {
  classification: string
  finds: string
  needsName: boolean
}

/** Every rule of the system's own. */
export const systemRules: readonly SystemRuleRow[] = Object.entries(systemRulesWords).map(([classification, finds]) => ({
  classification,
  finds,
  needsName: rulesThatNeedAName.has(classification),
}))
