import { expect, test } from 'vitest'
import { withoutNulls } from './withoutNulls.ts'

test('drops what is null at every depth and keeps everything else', () => {
  const value = { a: null, b: { c: null, d: [1, null, { e: null, f: false }], g: 0 }, h: '' }
  expect(withoutNulls(value)).toEqual({ b: { d: [1, { f: false }], g: 0 }, h: '' })
  expect(value.a).toBeNull()
})
