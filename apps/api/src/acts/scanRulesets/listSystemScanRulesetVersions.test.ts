import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const kinds = async (query: { dataSourceType?: 'AzureMySql' | 'Oracle' }) =>
  (await at.call(purview.listSystemScanRulesetVersions, { query })).value.map(({ kind, version }) => [kind, version])

test('lists the versions of one kind or of all; of each there is one', async () => {
  expect(await kinds({ dataSourceType: 'AzureMySql' })).toEqual([['AzureMySql', 1]])
  expect(await kinds({ dataSourceType: 'Oracle' })).toEqual([])
  expect((await kinds({})).length).toBeGreaterThan(4)
})
