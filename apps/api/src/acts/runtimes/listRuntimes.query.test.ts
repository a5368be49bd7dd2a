import { randomUUID } from 'node:crypto'
import { console, type RuntimeListQuery, type RuntimeSort, type RuntimeSummary } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mendDigests } from '../../background/mendDigests.ts'
import { runtimeColumns } from '../../database/queries/runtimeColumns.ts'
import { aScan, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole

interface Sample {
  name: string
  description?: string
  tags?: string[]
  /** Seconds since the last heartbeat of each node (null: never), with its version. */
  nodes?: [silentSeconds: number | null, version: string][]
  keyAgeDays?: number
  createdDaysAgo: number
  scans?: number
}

const samples: Sample[] = [
  { name: 'alpha', description: '100% of Frankfurt', tags: ['Prod', 'eu'], nodes: [[1, '0.9.0']], createdDaysAgo: 9, scans: 10 },
  {
    name: 'Beta',
    tags: ['prod'],
    nodes: [
      [2, '0.10.0'],
      [3, '0.9.0'],
    ],
    keyAgeDays: 90,
    createdDaysAgo: 8,
  },
  {
    name: 'gamma',
    description: 'a_b\\c',
    nodes: [
      [4, '0.10.0'],
      [3600, '0.9.0'],
    ],
    createdDaysAgo: 7,
    scans: 9,
  },
  { name: 'delta', tags: ['eu'], nodes: [[3600, '1.0.0-beta']], keyAgeDays: 30, createdDaysAgo: 6 },
  { name: 'epsilon', nodes: [[null, '0.9.0']], createdDaysAgo: 5 },
  { name: 'zeta', description: 'FRANKFURT too', createdDaysAgo: 4 },
  { name: 'eta', description: 'in München\nby the river', createdDaysAgo: 3 },
]

const day = 86_400_000
beforeAll(async () => {
  at = await openTestConsole()
  const ago = (ms: number) => new Date(at.clock.now.getTime() - ms)
  for (const sample of samples) {
    const { name, description = null, tags = [], nodes = [], keyAgeDays = 0 } = sample
    const id = randomUUID()
    const nameKey = name.toLowerCase()
    const createdAt = ago(sample.createdDaysAgo * day)
    await at.prisma.runtime.create({ data: { id, name, nameKey, ...runtimeColumns({ name, description, tags }), createdAt } })
    await at.prisma.authKey.createMany({
      data: [0, keyAgeDays * day].map((age, index) => ({
        runtimeId: id,
        slot: index === 0 ? 'authKey1' : 'authKey2',
        lookup: Buffer.from(randomUUID()),
        sealed: Buffer.alloc(1),
        createdAt: ago(age),
      })),
    })
    await at.prisma.node.createMany({
      data: nodes.map(([silentSeconds, version], index) => ({
        runtimeId: id,
        name: `node-${index}`,
        nameKey: `node-${index}`,
        publicKey: randomUUID(),
        enrolledWith: 'authKey1',
        machineName: 'machine',
        operatingSystem: 'Linux',
        version,
        concurrentJobsLimit: 4,
        concurrentJobsMax: 4,
        registeredAt: ago(day),
        lastHeartbeatAt: silentSeconds === null ? null : ago(silentSeconds * 1000),
      })),
    })
    for (let scan = 0; scan < (sample.scans ?? 0); scan++) await aScan(at, name)
  }
  await mendDigests(at)
})
afterAll(() => at.close())

const list = (query: RuntimeListQuery) => at.call(console.listRuntimes, { query })
const token = (...values: string[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
const namesOf = ({ value }: { value: RuntimeSummary[] }) => value.map(({ name }) => name)
const all = ['alpha', 'Beta', 'delta', 'epsilon', 'eta', 'gamma', 'zeta']

describe('shows only what is asked for, and counts it:', () => {
  test.each<[RuntimeListQuery, string[]]>([
    [{}, all],
    [{ search: '' }, all],
    [{ search: 'LPH' }, ['alpha']],
    [{ search: 'frankfurt' }, ['alpha', 'zeta']],
    [{ search: 'mÜNCHEN' }, ['eta']],
    [{ search: 'PROD' }, ['alpha', 'Beta']],
    [{ search: '%' }, ['alpha']],
    [{ search: 'a_b' }, ['gamma']],
    [{ search: 'b\\c' }, ['gamma']],
    [{ search: 'münchen by the' }, ['eta']],
    // Each of these stands beside the other in what is searched, and they are not one text.
    [{ search: 'alpha\n100' }, []],
    [{ search: 'frankfurt\nprod' }, []],
    [{ search: 'prod\neu' }, []],
    [{ search: 'prod,eu' }, []],
    [{ search: 'prodeu' }, []],
    [{ search: "'; DROP TABLE runtime; --" }, []],
    [{ state: 'Online' }, ['alpha', 'Beta']],
    [{ state: 'Limited' }, ['gamma']],
    [{ state: 'NeedRegistration,Offline' }, ['delta', 'epsilon', 'eta', 'zeta']],
    [{ tag: 'PROD' }, ['alpha', 'Beta']],
    [{ tag: 'eu,prod' }, ['alpha']],
    [{ tag: 'never-was' }, []],
    [{ version: '0.9.0' }, ['alpha', 'Beta', 'epsilon', 'gamma']],
    [{ usedBy: 'none' }, ['Beta', 'delta', 'epsilon', 'eta', 'zeta']],
    [{ keyOlderThanDays: 30 }, ['Beta', 'delta']],
    [{ keyOlderThanDays: 31 }, ['Beta']],
    [{ keyOlderThanDays: 0, state: 'Online', tag: 'prod', search: 'a', version: '0.10.0', usedBy: 'none' }, ['Beta']],
  ])('%j', async (query, names) => {
    const page = await list(query)
    expect([namesOf(page), page.count, page.nextLink]).toEqual([names, names.length, undefined])
  })
})

describe('orders by', () => {
  const cases: [RuntimeSort, string[]][] = [
    ['name', all],
    ['state', ['delta', 'epsilon', 'gamma', 'eta', 'zeta', 'alpha', 'Beta']],
    ['version', ['eta', 'zeta', 'alpha', 'Beta', 'epsilon', 'gamma', 'delta']],
    ['usedBy', ['Beta', 'delta', 'epsilon', 'eta', 'zeta', 'gamma', 'alpha']],
    // While a node is connected, that is now: those three are alike.
    ['lastSeen', ['epsilon', 'eta', 'zeta', 'delta', 'alpha', 'Beta', 'gamma']],
    ['createdAt', ['alpha', 'Beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta']],
    ['nodes', ['eta', 'zeta', 'alpha', 'delta', 'epsilon', 'Beta', 'gamma']],
  ]

  test.each(cases)('%s', async (sort, names) => expect(namesOf(await list({ sort }))).toEqual(names))

  test.each(cases)('%s the other way round', async (sort, names) =>
    expect(namesOf(await list({ sort, order: 'desc' }))).toEqual(names.toReversed()),
  )

  test.each(cases.flatMap(([sort, names]) => [['asc', sort, names] as const, ['desc', sort, names.toReversed()] as const]))(
    'page by page, %s %s, with every filter that joins something else',
    async (order, sort, names) => {
      const query = { sort, order, pageSize: 2, state: 'NeedRegistration,Online,Limited,Offline', keyOlderThanDays: 0 } as const
      const found: string[] = []
      for (let token: { $skipToken?: string } | null = {}; token !== null;) {
        const page: Awaited<ReturnType<typeof list>> = await list({ ...query, ...token })
        expect(page.count).toBe(names.length)
        found.push(...namesOf(page))
        token = page.nextLink === undefined ? null : skipTokenOf(page)
      }
      expect(found).toEqual(names)
    },
  )
})

test.each<[RuntimeListQuery, ...string[]]>([
  [{ sort: 'state' }, '1', 'delta'],
  [{ sort: 'version' }, '', 'eta'],
  [{ sort: 'usedBy' }, '0', 'eta'],
  [{ sort: 'lastSeen' }, '0', 'eta'],
  [{ sort: 'nodes' }, '0', 'eta'],
])('a link of before an update goes on where it ended: %j %s %s', async (query, ...position) => {
  const names = namesOf(await list(query))
  expect(namesOf(await list({ ...query, $skipToken: token(...position) }))).toEqual(names.slice(names.indexOf(position[1] ?? '') + 1))
})

test('the link to the next page carries what was asked for', async () => {
  const { nextLink = '' } = await list({ search: 'a', sort: 'lastSeen', order: 'desc', pageSize: 1 })
  const { search, sort, order, pageSize } = Object.fromEntries(new URL(nextLink).searchParams)
  expect({ search, sort, order, pageSize }).toEqual({ search: 'a', sort: 'lastSeen', order: 'desc', pageSize: '1' })
})

test('says the tags, the age of the older key in whole days, and when a node last spoke', async () => {
  const { value } = await list({ search: 'beta' })
  const lastSeen = new Date(at.clock.now.getTime() - 2000).toISOString()
  expect(value).toMatchObject([{ name: 'Beta', tags: ['prod'], keyAgeDays: 90, versions: ['0.9.0', '0.10.0'], lastSeen, nodesOnline: 2 }])
})

test.each<[string, object]>([
  ['state', { state: 'Running' }],
  ['state', { state: 'Online,' }],
  ['sort', { sort: 'description' }],
  ['order', { order: 'up' }],
  ['pageSize', { pageSize: 0 }],
  ['pageSize', { pageSize: 201 }],
  ['keyOlderThanDays', { keyOlderThanDays: -1 }],
  ['usedBy', { usedBy: 'one' }],
  ['$skipToken', { sort: 'state', $skipToken: token('alpha') }],
  ['$skipToken', { sort: 'state', $skipToken: token('x', 'alpha') }],
  ['$skipToken', { sort: 'createdAt', $skipToken: token('9'.repeat(19), 'alpha') }],
  ['$skipToken', { $skipToken: token('1', 'alpha') }],
])('refuses %s %j with InvalidField', async (target, query) => {
  await expect(list(query)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
