import { language, thousands } from '#strings/language.ts'

const rules = new Intl.PluralRules(language)

/**
 * A number as the build's language writes it: 10,000 or 10.000. Whole ones are not left to Intl: the first number or moment that it is
 * asked for takes a browser as long as drawing a third of a list.
 */
export function numberText(value: number): string {
  if (!Number.isSafeInteger(value)) return new Intl.NumberFormat(language).format(value)
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, thousands)
}

/** `3 nodes`, `1 node`: the number and its noun in the form that goes with it. */
export const counted = (count: number, one: string, other: string): string => `${numberText(count)} ${plural(count, one, other)}`

/** The form of a word or a sentence that goes with a number. English and German have two. */
export function plural(count: number, one: string, other: string): string {
  return rules.select(count) === 'one' ? one : other
}
