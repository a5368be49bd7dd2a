import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aLeasedRun, aNode, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Leased = Pick<Awaited<ReturnType<typeof aLeasedRun>>, 'as' | 'params' | 'fence'>

const progress = ({ as, params, fence }: Leased, assetsDiscovered = 7) =>
  at.call(node.reportProgress, { params, body: { fence, assetsDiscovered } }, as)
const rowOf = ({ params }: Leased) => at.prisma.run.findUniqueOrThrow({ where: { id: params.runId } })

test('the number of assets is seen while the run goes on, and announced when it is another', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const news = [{ topic: 'runs', name: leased.params.runId }]
  expect(await announcedBy(at, () => progress(leased, 7))).toEqual(news)
  expect(await announcedBy(at, () => progress(leased, 7))).toEqual([])
  expect(await at.call(console.findRun, { params: leased.params })).toMatchObject({
    status: 'InProgress',
    discoveryExecutionDetails: { statistics: { assets: { discovered: 7 } } },
  })
})

test('how much was looked at is seen too, with how fast and for how long still', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const { as, params, fence } = leased
  expect((await at.call(console.findRun, { params })).progress).toBeUndefined()
  await at.prisma.$executeRaw`UPDATE run SET leased_at = now() - interval '100 seconds' WHERE id = ${params.runId}::uuid`
  const body = { fence, assetsDiscovered: 180, objectsSeen: 200, objectsTotal: 1000, rowsSampled: 2 ** 33 }
  const news = await announcedBy(at, () => at.call(node.reportProgress, { params, body }, as))
  expect(news).toEqual([{ topic: 'runs', name: params.runId }])
  expect(await announcedBy(at, () => at.call(node.reportProgress, { params, body }, as))).toEqual([])
  const { progress } = await at.call(console.findRun, { params })
  expect(progress).toMatchObject({ objectsSeen: 200, objectsTotal: 1000, rowsSampled: 2 ** 33 })
  expect(progress?.objectsPerSecond).toBeGreaterThan(1)
  expect(progress?.objectsPerSecond).toBeLessThanOrEqual(2)
  expect(progress?.secondsLeft).toBeGreaterThanOrEqual(400)
})

test('the next node begins from nothing', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const { as, params, fence } = leased
  await at.call(node.reportProgress, { params, body: { fence, assetsDiscovered: 1, objectsSeen: 200, objectsTotal: 1000 } }, as)
  await loseLease(at, params.runId)
  await aLease(at, as)
  expect(await rowOf(leased)).toMatchObject({ objectsSeen: 0, objectsTotal: null, progressAt: null })
})

test('prolongs the lease, one that is over but was not taken away too', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.prisma.$executeRaw`UPDATE run SET lease_expires_at = now() - interval '1 minute' WHERE id = ${leased.params.runId}::uuid`
  await progress(leased)
  const [row] = await at.prisma.$queryRaw<{ left: number }[]>`
    SELECT extract(epoch FROM lease_expires_at - now())::float AS left FROM run WHERE id = ${leased.params.runId}::uuid`
  expect(row?.left).toBeGreaterThan(25)
})

test('does not wait for whoever deletes the runtime, who waits for the run', async () => {
  const runtime = await aRuntime(at)
  const leased = await aLeasedRun(at, runtime)
  await at.prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT FROM runtime WHERE name = ${runtime} FOR UPDATE`
      await progress(leased)
    },
    { timeout: 20_000 },
  )
  expect((await rowOf(leased)).assetsDiscovered).toBe(7)
})

test('answers RunLeaseLost to whoever does not hold the lease, and changes nothing', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const leased = await aLeasedRun(at, runtime)
  const before = await rowOf(leased)
  for (const attempt of [
    { ...leased, as: (await aNode(at, runtime)).as },
    { ...leased, as: (await aNode(at, other)).as },
    { ...leased, fence: leased.fence + 1 },
    { ...leased, params: { runId: '00000000-0000-4000-8000-000000000000' } },
  ]) {
    await expect(progress(attempt)).rejects.toMatchObject({ status: 409, code: 'RunLeaseLost' })
  }
  expect(await rowOf(leased)).toEqual(before)
  await loseLease(at, leased.params.runId)
  await expect(progress(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect((await rowOf(leased)).assetsDiscovered).toBe(0)
})

test('answers RunCanceled when the run was canceled', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.call(purview.cancelRun, { params: { ...scanParams(leased.scan), ...leased.params } })
  await expect(progress(leased)).rejects.toMatchObject({ status: 409, code: 'RunCanceled' })
})

test.each([
  ['fence', { fence: 0 }],
  ['fence', { fence: 2 ** 31 }],
  ['assetsDiscovered', { assetsDiscovered: -1 }],
  ['assetsDiscovered', { assetsDiscovered: 2 ** 31 }],
  ['assetsDiscovered', { assetsDiscovered: 1e300 }],
  ['objectsSeen', { objectsSeen: -1 }],
  ['objectsTotal', { objectsTotal: 2 ** 31 }],
  ['rowsSampled', { rowsSampled: 2 ** 53 }],
])('refuses a wrong %s in %j with InvalidField', async (target, wrong) => {
  const { as } = await aNode(at, await aRuntime(at))
  const params = { runId: '00000000-0000-4000-8000-000000000000' }
  const refused = at.call(node.reportProgress, { params, body: { fence: 1, assetsDiscovered: 0, ...wrong } }, as)
  await expect(refused).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
