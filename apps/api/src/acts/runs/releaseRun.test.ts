import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aNode, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Leased = Pick<Awaited<ReturnType<typeof aLeasedRun>>, 'as' | 'params' | 'fence'>

const release = ({ as, params, fence }: Leased) => at.call(node.releaseRun, { params, body: { fence } }, as)
const rowOf = ({ params }: Leased) => at.prisma.run.findUniqueOrThrow({ where: { id: params.runId } })
const lease = (as: Leased['as']) => at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)

test('the run is queued again without having lost an attempt, and another node takes it under a higher fence', async () => {
  const runtime = await aRuntime(at)
  const leased = await aLeasedRun(at, runtime)
  expect((await rowOf(leased)).attempts).toBe(1)
  expect(await announcedBy(at, () => release(leased))).toContainEqual({ topic: 'runs', name: leased.params.runId })
  expect(await rowOf(leased)).toMatchObject({ state: 'queued', attempts: 0, nodeId: null, leaseExpiresAt: null })
  expect((await at.call(console.findRun, { params: leased.params })).status).toBe('Accepted')
  const other = await aNode(at, runtime)
  const again = await lease(other.as)
  expect(again).toMatchObject({ runId: leased.params.runId })
  expect(again?.fence).toBeGreaterThan(leased.fence)
  expect((await rowOf(leased)).attempts).toBe(1)
})

test('however often a run is given back, it is not failed for that', async () => {
  const runtime = await aRuntime(at)
  const first = await aLeasedRun(at, runtime)
  let fence = first.fence
  for (let round = 0; round < 5; round += 1) {
    await release({ ...first, fence })
    fence = (await lease(first.as))?.fence ?? 0
  }
  expect(await rowOf(first)).toMatchObject({ state: 'leased', attempts: 1 })
})

test('answers RunLeaseLost to whoever does not hold the lease, the second time too, and changes nothing', async () => {
  const runtime = await aRuntime(at)
  const leased = await aLeasedRun(at, runtime)
  const before = await rowOf(leased)
  for (const attempt of [
    { ...leased, as: (await aNode(at, runtime)).as },
    { ...leased, fence: leased.fence + 1 },
    { ...leased, params: { runId: '00000000-0000-4000-8000-000000000000' } },
  ]) {
    await expect(release(attempt)).rejects.toMatchObject({ status: 409, code: 'RunLeaseLost' })
  }
  expect(await rowOf(leased)).toEqual(before)
  await release(leased)
  await expect(release(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
})

test('answers RunLeaseLost when the lease was taken away before', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await loseLease(at, leased.params.runId)
  await expect(release(leased)).rejects.toMatchObject({ code: 'RunLeaseLost' })
})

test('answers RunCanceled when the run was canceled', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.call(purview.cancelRun, { params: { ...scanParams(leased.scan), ...leased.params } })
  await expect(release(leased)).rejects.toMatchObject({ status: 409, code: 'RunCanceled' })
})
