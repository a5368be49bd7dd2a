import { expect, test } from 'vitest'
import { scanPlan } from './scanPlan.ts'

const classification = {
  sampleRows: 7,
  systemRules: ['MICROSOFT.PERSONAL.EMAIL'],
  customRules: [{ classificationName: 'CONTOSO.ORDER', dataPatterns: ['^ORD-'], columnPatterns: [], minimumPercentageMatch: 60 }],
}

test('without filters and rules all of the source is scanned and values are not looked at', () => {
  const { scope, sampling } = scanPlan({})
  expect([scope.covers('anything'), scope.formats, sampling]).toEqual([true, null, null])
})

test('filters decide by the qualified name, and what is excluded is out', () => {
  const { scope } = scanPlan({
    filters: { includeUriPrefixes: ['db://a/'], excludeUriPrefixes: ['db://a/tmp/'], includeRegexes: ['/x$'], excludeRegexes: ['_bak$'] },
    formats: ['csv', 'json'],
  })
  const names = ['db://a/orders', 'db://b/orders', 'db://b/x', 'db://a/tmp/orders', 'db://a/orders_bak']
  expect(names.filter((name) => scope.covers(name))).toEqual(['db://a/orders', 'db://b/x'])
  expect([...(scope.formats ?? [])]).toEqual(['csv', 'json'])
})

test('endings that the rule set adds are read as it says', () => {
  const { scope } = scanPlan({
    fileTypes: [
      { extension: 'dat', format: 'csv', delimiter: '$', hasHeader: true },
      { extension: 'csv', format: 'csv', hasHeader: true },
      { extension: 'txt', format: 'json' },
    ],
  })
  expect(Object.fromEntries(scope.fileTypes ?? [])).toEqual({
    dat: { format: 'csv', delimiter: '$', hasHeader: true },
    csv: { format: 'csv', hasHeader: true },
    txt: { format: 'json' },
  })
})

test('rules look at as many rows as they were told to, the custom ones among them', () => {
  const { sampling } = scanPlan({ classification })
  const classifier = sampling?.classifierFor([{ name: 'ref', type: 'text' }])
  classifier?.value(0, 'ORD-1')
  expect([sampling?.rowsMax, classifier?.classifications()]).toEqual([7, [[{ name: 'CONTOSO.ORDER', sampled: 1, matched: 1 }]]])
})

test('a pattern that this version cannot read fails the run', () => {
  const filters = { includeUriPrefixes: [], excludeUriPrefixes: [], includeRegexes: ['('] }
  expect(() => scanPlan({ filters })).toThrow(expect.objectContaining({ name: 'ScanError', code: 'ScanFailed' }))
})
