import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mendDigests } from '../../background/mendDigests.ts'
import { aNode, aRuntime, aScan, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists runtimes by name, without regard to case, in both shapes and page by page', async () => {
  expect(await at.call(purview.listRuntimes, {})).toEqual({ value: [], count: 0 })
  const names = Array.from({ length: 103 }, (_, index) => `${index % 2 === 0 ? 'R' : 'r'}untime-${String(index).padStart(3, '0')}`)
  await at.prisma.runtime.createMany({ data: names.toReversed().map((name) => ({ name, nameKey: name.toLowerCase() })) })
  await mendDigests(at)
  for (const operation of [purview.listRuntimes, console.listRuntimes]) {
    const first = await at.call(operation, {})
    const second = await at.call(operation, { query: skipTokenOf(first) })
    expect([...first.value, ...second.value].map(({ name }) => name)).toEqual(names)
    expect([first.value.length, first.count, second.count, second.nextLink]).toEqual([100, 103, 103, undefined])
  }
})

test('says of each what it is, how many nodes it has and how many scans it serves', async () => {
  const [idle, used] = [await aRuntime(at, 'a-idle'), await aRuntime(at, 'A-used')]
  await aNode(at, used)
  await aScan(at, used)
  const { value } = await at.call(console.listRuntimes, {})
  expect(value.slice(0, 2)).toMatchObject([
    { name: idle, state: 'NeedRegistration', nodesTotal: 0, usedBy: 0 },
    { name: used, state: 'Offline', nodesTotal: 1, nodesOnline: 0, usedBy: 1 },
  ])
})

test.each(['made-up', '', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('{"length":1}').toString('base64url')])(
  'refuses the page token %j with InvalidField',
  async ($skipToken) => {
    await expect(at.call(console.listRuntimes, { query: { $skipToken } })).rejects.toMatchObject({
      status: 400,
      code: 'InvalidField',
      target: '$skipToken',
    })
  },
)
