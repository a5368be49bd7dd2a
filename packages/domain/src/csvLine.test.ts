import { expect, test } from 'vitest'
import { csvLine, type CsvCell } from './csvLine.ts'

test.each<[CsvCell, string]>([
  ['office', 'office'],
  ['a-b@c=d+e', 'a-b@c=d+e'],
  [-5, '-5'],
  [12n, '12'],
  [true, 'true'],
  [null, ''],
  [undefined, ''],
  ['', ''],
  ['a "b",\nc', '"a ""b"",\nc"'],
  ['one; two', '"one; two"'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  [' =1', `"' =1"`],
  ['\tx', `"'\tx"`],
  ['\rx', `"'\rx"`],
  ["x;=cmd|' /C calc'!A0", `"x;'=cmd|' /C calc'!A0"`],
  ['x\t=1', `"x\t'=1"`],
  ['x\n=1\n+2', `"x\n'=1\n'+2"`],
  ['x\r\n@1', `"x\r\n'@1"`],
  ['x;"=1"', `"x;'""=1"""`],
  ['"=1"', `"'""=1"""`],
])('%o is written as %o', (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`)
})

test('cells are separated by commas', () => {
  expect(csvLine(['a', 1, null, 'b,c'])).toBe('a,1,,"b,c"\r\n')
})
