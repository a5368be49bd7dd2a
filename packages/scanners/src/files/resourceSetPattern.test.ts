import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resourceSetPattern } from './resourceSetPattern.ts'

const patternOf = (path: string) => resourceSetPattern(path.split('/')).join('/')

test.each([
  ['sales/2026/01/part-0001.parquet', 'sales/{Year}/{Month}/part-{N}.parquet'],
  ['sales/2026/01/31/part-0001.parquet', 'sales/{Year}/{Month}/{Day}/part-{N}.parquet'],
  ['logs/2026-01-31.jsonl.gz', 'logs/{Year}-{Month}-{Day}.jsonl.gz'],
  ['logs/app_20260131_23.log', 'logs/app_{Year}{Month}{Day}_{N}.log'],
  ['machinesets/23/foo.parquet', 'machinesets/{N}/foo.parquet'],
  ['t/year=2026/month=1/day=9/x.csv', 't/year={Year}/month={Month}/day={Day}/x.csv'],
  ['a/0d5a1c30-1c2b-4f7e-9a3a-0123456789ab.json', 'a/{GUID}.json'],
  ['a/part-00000-0d5a1c30-1c2b-4f7e-9a3a-0123456789ab-c000.snappy.parquet', 'a/part-{N}-{GUID}-c{N}.snappy.parquet'],
  ['objects/9f86d081884c7d65.csv', 'objects/{HEX}.csv'],
  ['customers.csv', 'customers.csv'],
  ['deadbeef/facade.csv', 'deadbeef/facade.csv'],
  ['odd {N} name/x.csv', 'odd {N} name/x.csv'],
  ['movies.mp4', 'movies.mp4'],
  ['', ''],
])('the pattern of %s is %s', (path, pattern) => expect(patternOf(path)).toBe(pattern))

test('any path has a pattern with as many folders, and no digit is left before its ending', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((part) => part.replaceAll('/', '_')),
        { minLength: 1, maxLength: 5 },
      ),
      (path) => {
        const pattern = resourceSetPattern(path)
        expect(pattern).toHaveLength(path.length)
        expect(pattern.slice(0, -1).join('')).not.toMatch(/[0-9]/)
      },
    ),
  )
})
