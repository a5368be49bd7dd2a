import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMigrations } from '../../database/migrations.ts'
import { aLease, aNode, anAsset, aRun, aRunThatFinds, aRuntime, aScan, loseLease, scanBody, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

async function aScanned() {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const find = (assets: Parameters<typeof aRunThatFinds>[2]['assets'], how: object = {}) =>
    aRunThatFinds(at, { as, scan }, { assets, ...how })
  return { as, scan, find, runtime }
}
const statistics = async (runId: string) => {
  const { discoveryExecutionDetails } = await at.call(console.findRun, { params: { runId } })
  return discoveryExecutionDetails.statistics.assets
}
const vanished = async (dataSourceName: string) =>
  (await at.call(console.listAssets, { query: { dataSourceName, vanished: 'yes' } })).value.map(({ name }) => name)

const unreadable = { exceptionCountMap: { FolderNotReadable: 1 } }
const named = (...names: string[]) => names.map(anAsset)
const withEmail = (name: string) => ({
  ...anAsset(name),
  columns: [
    {
      name: 'mail',
      type: 'text',
      nullable: true,
      position: 1,
      classifications: [{ name: 'MICROSOFT.PERSONAL.EMAIL', sampled: 9, matched: 8 }],
    },
  ],
})

test('a run says what it found that was not there, was not the same, or is gone', async () => {
  const { find, scan } = await aScanned()
  const first = await find([...named('a', 'b'), withEmail('c')])
  expect(await statistics(first)).toEqual({ discovered: 3, classified: 1, failed: 0, added: 3, changed: 0, vanished: 0 })
  const second = await find([anAsset('a'), { ...anAsset('c'), sizeBytes: 1 }, anAsset('d')])
  expect(await statistics(second)).toEqual({ discovered: 3, classified: 0, failed: 0, added: 1, changed: 1, vanished: 1 })
  expect(await vanished(scan.dataSourceName)).toEqual(['b'])
})

test('what vanished comes back when it is seen again, as something that was added', async () => {
  const { find, scan } = await aScanned()
  await find(named('a', 'b'))
  const before = await at.prisma.asset.findFirstOrThrow({ where: { name: 'b', dataSource: { name: scan.dataSourceName } } })
  await find(named('a'))
  expect(await vanished(scan.dataSourceName)).toEqual(['b'])
  const third = await find(named('a', 'b'))
  expect(await statistics(third)).toMatchObject({ added: 1, changed: 0, vanished: 0 })
  const after = await at.prisma.asset.findUniqueOrThrow({ where: { id: before.id } })
  expect([after.vanishedAt, after.firstSeenAt]).toEqual([null, before.firstSeenAt])
})

test('sizes, estimates and counts of samples make no change', async () => {
  const { find } = await aScanned()
  await find([withEmail('a')])
  const [column] = withEmail('a').columns
  const counted = { ...column, classifications: [{ name: 'MICROSOFT.PERSONAL.EMAIL', sampled: 5, matched: 4 }] }
  const again = await find([{ ...withEmail('a'), columns: [counted as never], sizeBytes: 77, rowEstimate: 99 }])
  expect(await statistics(again)).toMatchObject({ added: 0, changed: 0, classified: 1 })
})

test('what was not looked at is no change: what was found there before stays', async () => {
  const { find, scan } = await aScanned()
  await find([withEmail('a'), withEmail('b'), withEmail('c')])
  const [column] = anAsset('a').columns
  const [mail] = withEmail('a').columns
  const unsampled = { ...withEmail('a'), columns: [{ ...mail, classifications: undefined } as never], notLookedAt: 'values' as const }
  const second = await find([unsampled, { ...withEmail('b'), columns: [], notLookedAt: 'columns' }, { ...withEmail('c'), columns: [] }])
  expect(await statistics(second)).toMatchObject({ added: 0, changed: 1, vanished: 0, classified: 2 })
  const third = await find([{ ...unsampled, columns: [...unsampled.columns, { ...column, position: 2 } as never] }])
  expect(await statistics(third)).toMatchObject({ changed: 1 })
  const kept = await at.prisma.asset.findMany({ where: { dataSource: { name: scan.dataSourceName } }, orderBy: { name: 'asc' } })
  expect(kept.map(({ classifications, columns }) => [classifications, (columns as unknown[]).length])).toEqual([
    [['MICROSOFT.PERSONAL.EMAIL'], 2],
    [['MICROSOFT.PERSONAL.EMAIL'], 1],
    [[], 0],
  ])
})

test('an incremental run lists everything too: what it does not find has vanished', async () => {
  const { find, scan } = await aScanned()
  await find(named('a', 'b'))
  const incremental = await find(named('b', 'c'), { scanLevel: 'Incremental' })
  expect([await statistics(incremental), await vanished(scan.dataSourceName)]).toMatchObject([{ added: 1, vanished: 1 }, ['a']])
  await find(named('c'))
  expect(await vanished(scan.dataSourceName)).toEqual(['a', 'b'])
})

test.each(['FileEmpty', 'FileNotReadable', 'FileNotSampled', 'FolderTooDeep', 'LinkNotFollowed', 'NameTooLong', 'NotAFile'])(
  'a run that counts %s has seen every asset that there is: what it does not find has vanished',
  async (reason) => {
    const { find, scan } = await aScanned()
    await find(named('a', 'b'), { exceptionCountMap: { [reason]: 1 } })
    await find(named('a'), { exceptionCountMap: { [reason]: 1 } })
    expect(await vanished(scan.dataSourceName)).toEqual(['b'])
  },
)

test('what had gone before such runs counted is marked by the migration', async () => {
  const { find, scan } = await aScanned()
  const runs = [await find(named('a', 'b'), unreadable), await find(named('a'), unreadable)]
  await at.prisma.run.updateMany({ where: { id: { in: runs } }, data: { exceptionCounts: { FileEmpty: 1 } } })
  const script = (await readMigrations()).find(({ name }) => name === '0016_files_seen')?.script ?? ''
  await at.prisma.$executeRawUnsafe(script)
  expect(await vanished(scan.dataSourceName)).toEqual(['b'])
})

describe('nothing vanishes', () => {
  test('by a completion that comes again after a later run', async () => {
    const { find, scan, as } = await aScanned()
    const first = await find(named('a'))
    await find(named('a', 'b'))
    const { fence } = await at.prisma.run.findUniqueOrThrow({ where: { id: first } })
    await at.call(node.completeRun, { params: { runId: first }, body: { fence, outcome: 'succeeded' } }, as)
    expect(await vanished(scan.dataSourceName)).toEqual([])
    expect(await statistics(first)).toMatchObject({ added: 1, vanished: 0 })
  })

  test('by the result of a node whose run another one has taken over and ended', async () => {
    const { find, scan, as, runtime } = await aScanned()
    const taken = await aRun(at, scan)
    const { fence } = await aLease(at, as)
    await loseLease(at, taken)
    const { as: other } = await aNode(at, runtime)
    const { fence: newFence } = await aLease(at, other)
    await at.call(node.completeRun, { params: { runId: taken }, body: { fence: newFence, outcome: 'succeeded' } }, other)
    await find(named('a', 'b'))
    const late = at.call(node.completeRun, { params: { runId: taken }, body: { fence, outcome: 'succeeded' } }, as)
    await expect(late).rejects.toMatchObject({ code: 'RunLeaseLost' })
    expect(await vanished(scan.dataSourceName)).toEqual([])
  })

  test.each(['FolderNotReadable', 'ContainerNotReadable', 'TableNotReadable', 'FileVanished', 'Invented'])(
    'by a run that counts %s: more may be there',
    async (reason) => {
      const { find, scan } = await aScanned()
      await find(named('a', 'b'))
      await find(named('a'), { exceptionCountMap: { [reason]: 1 } })
      expect(await vanished(scan.dataSourceName)).toEqual([])
    },
  )

  test('by a run that could not read something, unless only values could not be', async () => {
    const { find, scan } = await aScanned()
    await find(named('a', 'b'))
    await find(named('a'), { exceptionCountMap: { FolderNotReadable: 1 } })
    expect(await vanished(scan.dataSourceName)).toEqual([])
    await find(named('a'), { exceptionCountMap: { SampleNotRead: 2 } })
    expect(await vanished(scan.dataSourceName)).toEqual(['b'])
  })

  test('by a run that failed or was canceled', async () => {
    const { find, scan, as } = await aScanned()
    await find(named('a', 'b'))
    await aRun(at, scan)
    const { runId } = await aLease(at, as)
    await at.call(purview.cancelRun, { params: { ...scanParams(scan), runId } })
    expect(await vanished(scan.dataSourceName)).toEqual([])
  })

  test('that another scan of the source has seen', async () => {
    const { find, scan, as } = await aScanned()
    const other = { ...scan, scanName: 'other' }
    await at.call(purview.putScan, { params: scanParams(other), body: scanBody(other) })
    await find(named('a', 'b'))
    await aRunThatFinds(at, { as, scan: other }, { assets: named('b') })
    await find(named('a'))
    expect(await vanished(scan.dataSourceName)).toEqual([])
    await aRunThatFinds(at, { as, scan: other }, { assets: named('x') })
    expect(await vanished(scan.dataSourceName)).toEqual(['b'])
  })
})

test('two scans of one source at once count what each of them found', async () => {
  const { scan, as } = await aScanned()
  const other = { ...scan, scanName: 'other' }
  await at.call(purview.putScan, { params: scanParams(other), body: scanBody(other) })
  const runs = await Promise.all([
    aRunThatFinds(at, { as, scan }, { assets: named('a', 'b', 'c') }),
    aRunThatFinds(at, { as, scan: other }, { assets: named('b', 'c') }),
  ])
  const found = await Promise.all(runs.map(async (runId) => (await statistics(runId)).discovered))
  expect(found).toEqual(expect.arrayContaining([2, 3]))
})
