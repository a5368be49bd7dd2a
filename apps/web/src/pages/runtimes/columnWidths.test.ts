import { expect, test } from 'vitest'
import { columnWidthsOf, columnWidthsText } from './columnWidths.ts'

test('what is kept is read again', () => {
  const widths = { name: 176, status: 960 }
  expect(columnWidthsText(widths)).toBe('name:176,status:960')
  expect(columnWidthsOf(columnWidthsText(widths))).toEqual(widths)
})

test.each([null, '', 'name', 'name:1e9', 'name:-5', '__proto__:200', ',,,'])('%j sets no width', (text) => {
  expect(columnWidthsOf(text)).toEqual({})
})
