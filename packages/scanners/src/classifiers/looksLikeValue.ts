import { Sample } from './Sample.ts'
import { systemRules } from './systemRules.ts'

/** The rules that need no name of a column to know a value. */
const rules = systemRules.filter(({ needsName }) => !needsName)

/** Whether a text is of itself what people keep in a column: an address, a card number, a secret. */
export function looksLikeValue(text: string): boolean {
  const sample = new Sample(text.trim())
  const { length } = sample.text
  return rules.some((rule) => length >= rule.length[0] && length <= rule.length[1] && rule.matches(sample, false))
}
