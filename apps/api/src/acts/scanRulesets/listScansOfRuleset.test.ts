import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, aScanRuleset, scanBody, scanParams, skipTokenOf, type TestScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let scan: TestScan
beforeAll(async () => {
  at = await openTestConsole()
  scan = await aScan(at, await aRuntime(at))
})
afterAll(() => at.close())

async function name(scanName: string, properties: { scanRulesetName: string; scanRulesetType: 'Custom' | 'System' }) {
  const body = scanBody(scan)
  await at.call(purview.putScan, {
    params: { ...scanParams(scan), scanName },
    body: { ...body, properties: { ...body.properties, ...properties } },
  })
}
const list = (scanRulesetName: string, query = {}) => at.call(console.listScansOfRuleset, { params: { scanRulesetName }, query })

test('names the scans that follow a rule set, whatever the case of its name, and no others', async () => {
  const [ruleset, other] = [await aScanRuleset(at), await aScanRuleset(at)]
  await name('b-scan', { scanRulesetName: ruleset, scanRulesetType: 'Custom' })
  await name('a-scan', { scanRulesetName: ruleset.toUpperCase(), scanRulesetType: 'Custom' })
  await name('c-scan', { scanRulesetName: other, scanRulesetType: 'Custom' })
  await name('d-scan', { scanRulesetName: ruleset, scanRulesetType: 'System' })
  const { dataSourceName } = scan
  expect(await list(ruleset)).toEqual({
    value: [
      { dataSourceName, scanName: 'a-scan' },
      { dataSourceName, scanName: 'b-scan' },
    ],
    count: 2,
  })
})

test('goes on where a page ends', async () => {
  const ruleset = await aScanRuleset(at)
  const { id } = await at.prisma.dataSource.findUniqueOrThrow({ where: { nameKey: scan.dataSourceName } })
  const names = Array.from({ length: 130 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
  const properties = { scanRulesetName: ruleset, scanRulesetType: 'Custom' }
  await at.prisma.scan.createMany({
    data: names.map((scanName) => ({ dataSourceId: id, name: scanName, nameKey: scanName, kind: 'AzurePostgreSqlCredential', properties })),
  })
  const first = await list(ruleset)
  const second = await list(ruleset, skipTokenOf(first))
  expect(first.count).toBe(130)
  expect([...first.value, ...second.value].map(({ scanName }) => scanName)).toEqual(names)
  expect(second.nextLink).toBeUndefined()
})

test('of a rule set that nobody names there are none', async () => {
  expect(await list('never-was')).toEqual({ value: [], count: 0 })
})
