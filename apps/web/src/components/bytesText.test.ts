import { expect, test } from 'vitest'
import { bytesText } from './bytesText.ts'

test.each([
  [0, '0 B'],
  [1023, '1,023 B'],
  [1024, '1 kB'],
  [8192, '8 kB'],
  [1_572_864, '1.5 MB'],
  [52_428_800, '50 MB'],
  [1024 ** 6, '1,024 PB'],
])('%d bytes are %s', (bytes, expected) => {
  expect(bytesText(bytes)).toBe(expected)
})
