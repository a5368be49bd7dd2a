import { console, node, purview, type RunOutcome } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aLeasedRun, anAsset, aNode, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Leased = Pick<Awaited<ReturnType<typeof aLeasedRun>>, 'as' | 'params' | 'fence'>

const complete = ({ as, params, fence }: Leased, outcome: Partial<RunOutcome> = {}) =>
  at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded', ...outcome } }, as)
const runOf = ({ params }: Leased) => at.call(console.findRun, { params })
const rowOf = ({ params }: Leased) => at.prisma.run.findUniqueOrThrow({ where: { id: params.runId } })

test('counts the assets that arrived, not what the node said, and is announced', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const { as, params, fence } = leased
  await at.call(node.reportProgress, { params, body: { fence, assetsDiscovered: 99 } }, as)
  await at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('a'), anAsset('b')] } }, as)
  expect(await announcedBy(at, () => complete(leased))).toEqual([
    { topic: 'runs', name: params.runId },
    { topic: 'assets', name: '' },
  ])
  const run = await runOf(leased)
  expect(run).toMatchObject({
    status: 'Succeeded',
    endTime: expect.any(String),
    discoveryExecutionDetails: { status: 'Succeeded', statistics: { assets: { discovered: 2, failed: 0 } } },
    ingestionExecutionDetails: { status: 'Succeeded', statistics: { assets: { succeeded: 2, failed: 0, processing: 0 } } },
  })
  expect([run.error, run.errorMessage]).toEqual([undefined, undefined])
})

test('says what could not be read, by reason and in number', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await complete(leased, { exceptionCountMap: { PermissionDenied: 2, Timeout: 1 } })
  expect(await runOf(leased)).toMatchObject({
    diagnostics: { exceptionCountMap: { PermissionDenied: 2, Timeout: 1 } },
    discoveryExecutionDetails: { statistics: { assets: { failed: 3 } } },
  })
})

test('a failure keeps its reason, and what was discovered before stays', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const { as, params, fence } = leased
  await at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('before')] } }, as)
  await complete(leased, { outcome: 'failed', error: { code: 'SourceUnreachable', message: 'No route to 10.0.0.1.' } })
  expect(await runOf(leased)).toMatchObject({
    status: 'Failed',
    errorMessage: 'No route to 10.0.0.1.',
    error: { code: 'SourceUnreachable', message: 'No route to 10.0.0.1.' },
    discoveryExecutionDetails: { status: 'Failed', statistics: { assets: { discovered: 1 } } },
  })
})

test('a failure without a reason says that much', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await complete(leased, { outcome: 'failed' })
  expect((await runOf(leased)).error).toEqual({ code: 'ScanFailed', message: 'The scan failed.' })
})

test.each(['succeeded', 'failed'] as const)(
  '%s sent twice, because the answer was lost, is answered alike and changes nothing',
  async (outcome) => {
    const leased = await aLeasedRun(at, await aRuntime(at))
    await complete(leased, { outcome })
    const before = await rowOf(leased)
    expect(await complete(leased, { outcome })).toBeUndefined()
    expect(await rowOf(leased)).toEqual(before)
  },
)

test('another outcome after the first is refused with RunLeaseLost', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await complete(leased)
  await expect(complete(leased, { outcome: 'failed' })).rejects.toMatchObject({ status: 409, code: 'RunLeaseLost' })
  expect((await runOf(leased)).status).toBe('Succeeded')
})

test('after the lease was lost the old fence writes nothing, while the new one ends the run', async () => {
  const runtime = await aRuntime(at)
  const leased = await aLeasedRun(at, runtime)
  await loseLease(at, leased.params.runId)
  await expect(complete(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
  const { as } = await aNode(at, runtime)
  const again = await aLease(at, as)
  await expect(complete(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect((await runOf(leased)).status).toBe('InProgress')
  await complete({ as, params: leased.params, fence: again.fence })
  expect((await runOf(leased)).status).toBe('Succeeded')
})

test('the same node that leased the run twice cannot end it with the first fence', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await loseLease(at, leased.params.runId)
  const again = await aLease(at, leased.as)
  await expect(complete(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
  await complete({ ...leased, fence: again.fence })
  expect((await runOf(leased)).attempts).toBe(2)
})

test('a run that lost its node too often has failed with NodeLost, which the node cannot change', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.prisma.$executeRaw`UPDATE run SET attempts = 3 WHERE id = ${leased.params.runId}::uuid`
  await loseLease(at, leased.params.runId)
  await expect(complete(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect(await runOf(leased)).toMatchObject({ status: 'Failed', error: { code: 'NodeLost' } })
})

test('answers RunLeaseLost to any other node, and changes nothing', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const leased = await aLeasedRun(at, runtime)
  for (const { as } of [await aNode(at, runtime), await aNode(at, other)]) {
    await expect(complete({ ...leased, as })).rejects.toMatchObject({ status: 409, code: 'RunLeaseLost' })
  }
  expect((await runOf(leased)).status).toBe('InProgress')
})

test('answers RunCanceled when the run was canceled', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.call(purview.cancelRun, { params: { ...scanParams(leased.scan), ...leased.params } })
  await expect(complete(leased)).rejects.toMatchObject({ status: 409, code: 'RunCanceled' })
  expect((await runOf(leased)).status).toBe('Canceled')
})

test.each([
  ['error.code', { outcome: 'failed', error: { code: 'Invented', message: 'x' } }],
  ['error.message', { outcome: 'failed', error: { code: 'ScanFailed', message: '' } }],
  ['error.message', { outcome: 'failed', error: { code: 'ScanFailed', message: 'x'.repeat(4097) } }],
  ['exceptionCountMap.a', { exceptionCountMap: { a: 1e308 } }],
  ['exceptionCountMap.a', { exceptionCountMap: { a: -1 } }],
  ['exceptionCountMap', { exceptionCountMap: { 'a\nb': 1 } }],
  ['exceptionCountMap', { exceptionCountMap: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`r${index}`, 1])) }],
])('refuses a wrong %s with InvalidField: what is kept can be answered', async (target, outcome) => {
  const { as } = await aNode(at, await aRuntime(at))
  const leased = { as, params: { runId: '00000000-0000-4000-8000-000000000000' }, fence: 1 }
  const refused = complete(leased, outcome as Partial<RunOutcome>)
  await expect(refused).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
