import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('names each tag once, whatever its spellings, and each version of a node', async () => {
  expect(await at.call(console.listRuntimeFilters, {})).toEqual({ tags: [], versions: [] })
  const [first, second] = [await aRuntime(at), await aRuntime(at)]
  await at.call(console.updateRuntime, { params: { name: first }, body: { tags: ['Prod', 'berlin'] } })
  await at.call(console.updateRuntime, { params: { name: second }, body: { tags: ['prod', 'Alpha'] } })
  await aNode(at, first)
  await aNode(at, second)
  expect(await at.call(console.listRuntimeFilters, {})).toEqual({ tags: ['Alpha', 'berlin', 'Prod'], versions: ['0.1.0'] })
})
