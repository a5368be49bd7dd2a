import { expect, test } from 'vitest'
import { rateText } from './rateText.ts'

test.each([
  [0, '0 B/s'],
  [999.4, '999 B/s'],
  [1536, '1.5 kB/s'],
  [125_000_000, '119 MB/s'],
  [undefined, 'Not reported'],
])('%s bytes a second read %s', (rate, text) => expect(rateText(rate)).toBe(text))
