import { describe, expect, test } from 'vitest'
import { isDay, isDayOfAnyCentury, luhn, mod1110, mod97, verhoeff } from './checksums.ts'

/** Examples from the standards and from those who use them. */
describe.each([
  ['luhn', luhn, ['79927398713', '4111111111111111', '378282246310005']],
  ['verhoeff', verhoeff, ['2363', '1428570', '123451']],
  ['mod1110', mod1110, ['86095742719', '02476291358']],
])('%s', (_, check, examples) => {
  test.each(examples)('takes %s', (digits) => expect(check(digits)).toBe(true))

  test.each(examples)('notices every single wrong digit of %s', (digits) => {
    const changed = digits
      .split('')
      .flatMap((digit, at) =>
        Array.from({ length: 9 }, (_unused, by) => digits.slice(0, at) + String((Number(digit) + by + 1) % 10) + digits.slice(at + 1)),
      )
    expect(changed.filter((wrong) => check(wrong))).toEqual([])
  })
})

test('mod97 counts letters from 10 on', () => {
  expect(mod97('3214282912345698765432161182')).toBe(1)
  expect(mod97('WEST12345698765432GB82')).toBe(1)
})

test.each([
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [1900, 2, 29, false],
  [2000, 12, 31, true],
  [2000, 13, 1, false],
  [2000, 4, 31, false],
  [2000, 1, 0, false],
])('%i-%i-%i is a day: %s', (year, month, day, is) => expect(isDay(year, month, day)).toBe(is))

test('a day of the year 00 may be of a leap year', () => {
  expect([isDayOfAnyCentury('000229'), isDayOfAnyCentury('010229')]).toEqual([true, false])
})
