import { console as consoleFace, node, purview } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { mendDigests } from '../../background/mendDigests.ts'
import { aHeartbeat, aNode, aRun, aRuntime, aScan, scanBody, scanParams, unique, type TestScan } from '../../testing/builders.ts'
import { race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { lockRuntime } from './findRuntime.ts'
import { digestRuntimes, staleDigests } from './runtimeDigests.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterEach(() => mendDigests(at))
afterAll(() => at.close())

const put = (scan: TestScan, runtimeName = scan.runtimeName) =>
  at.call(purview.putScan, { params: scanParams(scan), body: scanBody({ ...scan, runtimeName }) })
const another = async (scan: TestScan, runtimeName = scan.runtimeName): Promise<TestScan> => {
  const next = { ...scan, scanName: unique('scan'), runtimeName }
  await put(next)
  return next
}
const remove = (name: string) => at.call(consoleFace.deleteRuntime, { params: { name } })
const removeScan = (scan: TestScan) => at.call(purview.deleteScan, { params: scanParams(scan) })
const removeSource = (scan: TestScan) => at.call(purview.deleteDataSource, { params: scanParams(scan, 'source') })
const digestOf = (name: string) => at.prisma.runtimeDigest.findUnique({ where: { nameKey: name } })
const scansOf = async (...names: string[]) => Promise.all(names.map(async (name) => (await digestOf(name))?.scans))

/** A scan that names its runtime no more than by its name. */
async function anOrphan(): Promise<TestScan> {
  const scan = await aScan(at, await aRuntime(at))
  await remove(scan.runtimeName)
  return scan
}

const cases: [what: string, act: () => Promise<Record<string, number | undefined>>][] = [
  [
    'a runtime is made',
    async () => {
      const name = await aRuntime(at)
      return { [name]: 0 }
    },
  ],
  [
    'scans are made',
    async () => {
      const scan = await aScan(at, await aRuntime(at))
      await another(scan)
      return { [scan.runtimeName]: 2 }
    },
  ],
  [
    'a scan is replaced, and moves to another runtime',
    async () => {
      const [scan, other] = [await aScan(at, await aRuntime(at)), await aRuntime(at)]
      await put(scan)
      await put(scan, other)
      return { [scan.runtimeName]: 0, [other]: 1 }
    },
  ],
  [
    'a scan names no runtime any more',
    async () => {
      const scan = await aScan(at, await aRuntime(at))
      await at.call(purview.putScan, { params: scanParams(scan), body: { kind: 'AzurePostgreSqlCredential', properties: {} } })
      return { [scan.runtimeName]: 0 }
    },
  ],
  [
    'a scan is deleted',
    async () => {
      const scan = await aScan(at, await aRuntime(at))
      await removeScan(await another(scan))
      return { [scan.runtimeName]: 1 }
    },
  ],
  [
    'a source is deleted with its scans through several runtimes',
    async () => {
      const [scan, elsewhere] = [await aScan(at, await aRuntime(at)), await aScan(at, await aRuntime(at))]
      await another(scan)
      await another(scan, elsewhere.runtimeName)
      await removeSource(scan)
      return { [scan.runtimeName]: 0, [elsewhere.runtimeName]: 1 }
    },
  ],
  [
    'a runtime is deleted, and its scans are edited and moved',
    async () => {
      const [scan, other] = [await anOrphan(), await aRuntime(at)]
      await put(scan)
      await put(scan, other)
      return { [scan.runtimeName]: undefined, [other]: 1 }
    },
  ],
  [
    'a runtime is made again under the name that scans still have',
    async () => {
      const { runtimeName } = await anOrphan()
      await aRuntime(at, runtimeName)
      return { [runtimeName]: 1 }
    },
  ],
]

test.each(cases)('when %s, lists know at once by how many scans it is used', async (_, act) => {
  const expected = await act()
  expect(Object.fromEntries(await Promise.all(Object.keys(expected).map(async (name) => [name, (await digestOf(name))?.scans])))).toEqual(
    expected,
  )
  expect(await staleDigests(at.prisma)).toEqual([])
  const { value } = await at.call(consoleFace.listRuntimes, { query: { usedBy: 'none', pageSize: 200 } })
  const unused = new Set(value.map(({ name }) => name))
  for (const [name, scans] of Object.entries(expected)) expect(unused.has(name)).toBe(scans === 0)
})

test('of two who make scans of one runtime at once, the last one counts both', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { dataSourceId, kind, credentialKey } = await at.prisma.scan.findFirstOrThrow({ where: { nameKey: scan.scanName } })
  const row = { dataSourceId, kind, credentialKey, properties: {}, runtimeKey: scan.runtimeName, name: 'theirs', nameKey: 'theirs' }
  const settled = await race(at, {
    first: async (tx) => {
      await tx.scan.create({ data: row })
      await digestRuntimes(tx, [scan.runtimeName])
    },
    call: () => another(scan),
  })
  expect(settled.status).toBe('fulfilled')
  expect(await scansOf(scan.runtimeName)).toEqual([3])
})

test.each<[what: string, act: (scan: TestScan, other: string) => Promise<unknown>]>([
  ['moves', put],
  ['is deleted', removeScan],
  ['is deleted with its source', removeSource],
])('a scan that %s while somebody else has moved it leaves the runtime where that one put it', async (_, act) => {
  const [scan, meanwhile, other] = [await aScan(at, await aRuntime(at)), await aRuntime(at), await aRuntime(at)]
  const settled = await race(at, {
    first: async (tx) => {
      await tx.scan.updateMany({ where: { nameKey: scan.scanName }, data: { runtimeKey: meanwhile } })
      await digestRuntimes(tx, [scan.runtimeName, meanwhile])
    },
    call: () => act(scan, other),
  })
  expect(settled.status).toBe('fulfilled')
  expect(await staleDigests(at.prisma)).toEqual([])
  expect(await scansOf(meanwhile)).toEqual([0])
})

test('a runtime that is made while a scan that has its name goes is used by none', async () => {
  const { runtimeName, scanName } = await anOrphan()
  const settled = await race(at, {
    first: async (tx) => {
      await tx.scan.deleteMany({ where: { nameKey: scanName } })
      await digestRuntimes(tx, [runtimeName])
    },
    call: () => aRuntime(at, runtimeName),
  })
  expect(settled.status).toBe('fulfilled')
  expect(await scansOf(runtimeName)).toEqual([0])
})

test('who makes, moves and deletes scans of two runtimes while both come and go waits for nobody in a circle', async () => {
  const [one, two] = [await aScan(at, await aRuntime(at)), await aScan(at, await aRuntime(at))]
  const names = [one.runtimeName, two.runtimeName]
  const again = async (name: string) => {
    await remove(name).catch(() => undefined)
    await aRuntime(at, name)
  }
  const acts = Array.from({ length: 10 }, (_, round) => [
    put(one, names[round % 2]),
    put(two, names[(round + 1) % 2]),
    another(one).then(removeScan),
    another(two),
    ...(round % 3 === 0 ? names.map(again) : []),
  ]).flat()
  const failures = (await Promise.allSettled(acts)).flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
  )
  // That the runtime is not there just now is said to some: a failure that nobody expects would be another.
  expect(new Set([...failures, 'InvalidField'])).toEqual(new Set(['InvalidField']))
  expect(await staleDigests(at.prisma)).toEqual([])
})

test('a source whose scans lead to thousands of runtimes goes, and takes no more locks than PostgreSQL has room for', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await at.prisma.$executeRaw`
    INSERT INTO runtime (id, name, name_key) SELECT gen_random_uuid(), 'many-' || i, 'many-' || i FROM generate_series(1, 4000) AS i`
  await at.prisma.$executeRaw`
    INSERT INTO scan (id, data_source_id, name, name_key, kind, properties, runtime_key)
    SELECT gen_random_uuid(), data_source_id, runtime.name_key, runtime.name_key, kind, properties, runtime.name_key
    FROM runtime, scan WHERE runtime.name LIKE 'many-%' AND scan.name_key = ${scan.scanName}`
  await removeSource(scan)
  const many = { nameKey: { startsWith: 'many-' } }
  const unused = await at.prisma.runtimeDigest.findMany({ where: { ...many, scans: 0 } })
  expect(unused).toHaveLength(4000)
  const [{ held } = { held: 0 }] = await at.prisma.$transaction(async (tx) => {
    await digestRuntimes(
      tx,
      unused.map(({ nameKey }) => nameKey),
    )
    return tx.$queryRaw<
      { held: number }[]
    >`SELECT count(*)::int AS held FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`
  })
  expect(held).toBe(256)
  await at.prisma.runtime.deleteMany({ where: many })
  await at.prisma.runtimeDigest.deleteMany({ where: many })
})

test('nobody but the end of a deletion is waited for by a node that speaks, and nothing stays of the runtime', async () => {
  const name = await aRuntime(at)
  const { as } = await aNode(at, name)
  const runId = await aRun(at, await aScan(at, name))
  const settled = await race(at, {
    // What a long deletion does before its end.
    first: (tx) => tx.$queryRaw`SELECT FROM run WHERE id = ${runId}::uuid FOR UPDATE`,
    call: () => remove(name),
    meanwhile: async () => {
      await at.call(node.heartbeat, { body: aHeartbeat }, as)
      expect((await digestOf(name))?.state).toBe('Online')
    },
  })
  expect(settled.status).toBe('fulfilled')
  expect(await digestOf(name)).toBeNull()
})

test('a digest that is made of a runtime while that is deleted goes with it', async () => {
  const name = await aRuntime(at)
  const settled = await race(at, {
    first: async (tx) => {
      await lockRuntime(tx, name, 'UPDATE')
      await tx.runtime.delete({ where: { nameKey: name } })
      await digestRuntimes(tx, [name])
    },
    call: () => at.prisma.$transaction((tx) => digestRuntimes(tx, [name])),
  })
  expect([settled.status, await digestOf(name)]).toEqual(['fulfilled', null])
})

test('a digest that says what is so is not written again', async () => {
  const { runtimeName } = await aScan(at, await aRuntime(at))
  const written = () => at.prisma.$queryRaw`SELECT ctid::text, xmin::text, xmax::text FROM runtime_digest WHERE name_key = ${runtimeName}`
  const before = await written()
  await digestRuntimes(at.prisma, [runtimeName])
  expect(await written()).toEqual(before)
})
