import { language } from '#strings/language.ts'

const rules = new Intl.PluralRules(language)
const numbers = new Intl.NumberFormat(language)

/** A number as the build's language writes it: 10,000 or 10.000. */
export const numberText = (value: number): string => numbers.format(value)

/** `3 nodes`, `1 node`: the number and its noun in the form that goes with it. */
export const counted = (count: number, one: string, other: string): string => `${numberText(count)} ${plural(count, one, other)}`

/** The form of a word or a sentence that goes with a number. English and German have two. */
export function plural(count: number, one: string, other: string): string {
  return rules.select(count) === 'one' ? one : other
}
