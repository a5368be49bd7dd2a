import { expect, test } from 'vitest'
import { language } from '#strings/language.ts'
import { timeWords as german } from './de/timeWords.ts'
import { timeWords as english } from './en/timeWords.ts'
import { numberText } from './inNumbers.ts'

test.each([0, 7, 999, 1000, 10_000, 123_456, 9_007_199_254_740_991, -1234, -100, 12.5, 1234.56, 1e21])(
  '%d is written as Intl does',
  (value) => {
    expect(numberText(value)).toBe(new Intl.NumberFormat(language).format(value))
  },
)

const units = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const
const inLanguages = [
  { code: 'en', style: 'long', words: english },
  { code: 'de', style: 'short', words: german },
] as const

test.each(inLanguages)('how long ago something was is said as Intl says it ($code)', ({ code, style, words }) => {
  const format = new Intl.RelativeTimeFormat(code, { numeric: 'always', style })
  // Its spaces that no line may break at are of no use where no line breaks.
  const said = (count: number, unit: (typeof units)[number]) => format.format(-count, unit).replaceAll('\u00a0', ' ')
  for (const unit of units) for (const count of [1, 2, 59]) expect(words.ago[unit](count)).toBe(said(count, unit))
})
