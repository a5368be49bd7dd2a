import { systemRulesWords } from '#strings/systemRulesWords.ts'

export const families = ['PERSONAL', 'FINANCIAL', 'GOVERNMENT', 'SECURITY'] as const
export type Family = (typeof families)[number]

/** Every classification of the system's. */
export const systemClassifications: readonly string[] = Object.keys(systemRulesWords)

/** Those of one family, which stands second in their names: MICROSOFT.PERSONAL.EMAIL. */
export const classificationsOf = (family: Family): readonly string[] =>
  systemClassifications.filter((classification) => classification.split('.')[1] === family)
