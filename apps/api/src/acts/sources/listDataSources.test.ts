import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const list = (query = {}) => at.call(purview.listDataSources, { query })

test('lists data sources by name, without regard to case, page by page', async () => {
  const properties = { serverEndpoint: '127.0.0.1', port: 5432 }
  const names = Array.from({ length: 101 }, (_, index) => `${index % 2 === 0 ? 'S' : 's'}ource-${String(index).padStart(3, '0')}`)
  await at.prisma.dataSource.createMany({
    data: names.toReversed().map((name) => ({ name, nameKey: name.toLowerCase(), kind: 'AzurePostgreSql', properties })),
  })
  const first = await list()
  expect(first).toMatchObject({ count: 101 })
  expect(first.value.map(({ name }) => name)).toEqual(names.slice(0, 100))
  const second = await list(skipTokenOf(first))
  expect(second.value.map(({ name }) => name)).toEqual(names.slice(100))
  expect(second.nextLink).toBeUndefined()
})

test('refuses a page token that it did not give', async () => {
  await expect(list({ $skipToken: 'made-up' })).rejects.toMatchObject({ code: 'InvalidField', target: '$skipToken' })
})
