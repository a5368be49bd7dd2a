import { randomUUID } from 'node:crypto'
import { purview, systemClassifications, type ScanRulesetBody } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aClassificationRule,
  aLease,
  aNode,
  aRun,
  aRuntime,
  aScan,
  aScanRuleset,
  scanBody,
  scanParams,
  unique,
} from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

/** A node, and a scan that follows a rule set of its own. */
async function aScanWith(properties: NonNullable<ScanRulesetBody['properties']>) {
  const runtime = await aRuntime(at)
  const [{ as }, scan, scanRulesetName] = [await aNode(at, runtime), await aScan(at, runtime), await aScanRuleset(at, { properties })]
  const body = scanBody(scan)
  const named = { ...body, properties: { ...body.properties, scanRulesetName, scanRulesetType: 'Custom' as const } }
  await at.call(purview.putScan, { params: scanParams(scan), body: named })
  return { as, scan, scanRulesetName, runId: await aRun(at, scan) }
}

test('a lease carries the filters of the scan and what its rule set switches on', async () => {
  const rule = await aClassificationRule(at, { patterns: ['^A$', '^B$'] })
  const excludedSystemClassifications = ['MICROSOFT.PERSONAL.EMAIL', 'MICROSOFT.NOT.OURS']
  const { as, scan } = await aScanWith({ excludedSystemClassifications, includedCustomClassificationRuleNames: [rule] })
  const filters = { includeUriPrefixes: ['postgresql://'], excludeUriPrefixes: [] }
  await at.call(purview.putFilter, { params: scanParams(scan), body: { properties: filters } })
  const lease = await aLease(at, as)
  expect(lease.filters).toEqual(filters)
  expect(lease).not.toHaveProperty('formats')
  expect(lease.classification).toEqual({
    sampleRows: 128,
    systemRules: systemClassifications.filter((name) => name !== 'MICROSOFT.PERSONAL.EMAIL'),
    customRules: [{ classificationName: 'CONTOSO.ORDER', dataPatterns: ['^A$', '^B$'], columnPatterns: [], minimumPercentageMatch: 60 }],
  })
})

test('a rule that is disabled or deleted is not carried, and without any rule values are not looked at', async () => {
  const [disabled, deleted] = [await aClassificationRule(at), await aClassificationRule(at)]
  const { as } = await aScanWith({
    excludedSystemClassifications: [...systemClassifications],
    includedCustomClassificationRuleNames: [disabled, deleted],
  })
  const { properties } = await at.call(purview.getClassificationRule, { params: { classificationRuleName: disabled } })
  await at.call(purview.putClassificationRule, {
    params: { classificationRuleName: disabled },
    body: { kind: 'Custom', properties: { ...properties, ruleStatus: 'Disabled' } },
  })
  await at.call(purview.deleteClassificationRule, { params: { classificationRuleName: deleted } })
  expect(await aLease(at, as)).not.toHaveProperty('classification')
})

test('a run whose rule set was deleted fails with that reason instead of being leased', async () => {
  const { as, scanRulesetName, runId } = await aScanWith({})
  await at.call(purview.deleteScanRuleset, { params: { scanRulesetName } })
  await expect(aLease(at, as)).rejects.toThrow('There was no run to lease.')
  expect(await at.prisma.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
    state: 'failed',
    errorCode: 'ScanRulesetNotFound',
    errorMessage: expect.stringContaining(scanRulesetName),
  })
})

test('a lease carries the file types that the rule set itself adds, without those that are off or say nothing', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const scanRulesetName = unique('ruleset')
  const customFileExtensions = [
    { fileExtension: '.Model', description: 'Models', enabled: true, customFileType: { builtInType: null, customDelimiter: '$' } },
    { fileExtension: '*.log', customFileType: { builtInType: 'JSON' as const, customDelimiter: null } },
    { fileExtension: 'psv2', customFileType: { builtInType: 'PSV' as const, customDelimiter: '~', hasHeader: true } },
    { fileExtension: 'csv', customFileType: { builtInType: 'CSV' as const, hasHeader: false } },
    { fileExtension: 'off', enabled: false, customFileType: { builtInType: 'CSV' as const } },
    { fileExtension: 'nothing', customFileType: {} },
    { enabled: true, customFileType: { builtInType: 'CSV' as const } },
  ]
  const properties = { scanningRule: { fileExtensions: ['CSV' as const], customFileExtensions } }
  await at.call(purview.putScanRuleset, { params: { scanRulesetName }, body: { kind: 'FileSystem', properties } })
  const params = { dataSourceName: unique('folder'), scanName: 'all' }
  await at.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: '/srv' } } })
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  const named = { connectedVia, scanRulesetName, scanRulesetType: 'Custom' as const }
  await at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: named } })
  await at.call(purview.startRun, { params, query: { runId: randomUUID() } })
  const lease = await aLease(at, as)
  expect([lease.formats, lease.fileTypes]).toEqual([
    ['csv'],
    [
      { extension: 'model', format: 'csv', delimiter: '$' },
      { extension: 'log', format: 'json' },
      { extension: 'psv2', format: 'psv', delimiter: '~', hasHeader: true },
      { extension: 'csv', format: 'csv' },
    ],
  ])
})
