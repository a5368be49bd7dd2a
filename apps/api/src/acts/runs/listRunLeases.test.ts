import { randomUUID } from 'node:crypto'
import { console, node, purview, type LeaseEnding } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aLeasedRun, aNode, aRun, aRuntime, aScan, loseLease, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Leased = Awaited<ReturnType<typeof aLeasedRun>>
const leasesOf = async (runId: string) => (await at.call(console.listRunLeases, { params: { runId } })).value

test('says which node has a run, and since when', async () => {
  const { params, fence, registration } = await aLeasedRun(at, await aRuntime(at))
  const [lease, ...others] = await leasesOf(params.runId)
  expect(lease).toEqual({ nodeName: registration.nodeName, fence, leasedAt: expect.any(String) as string })
  expect(others).toEqual([])
})

test('a run that no node has begun has none', async () => {
  expect(await leasesOf(await aRun(at, await aScan(at, await aRuntime(at))))).toEqual([])
})

const endings: Record<LeaseEnding, (leased: Leased) => Promise<unknown>> = {
  completed: ({ as, params, fence }) => at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded' } }, as),
  failed: ({ as, params, fence }) => at.call(node.completeRun, { params, body: { fence, outcome: 'failed' } }, as),
  canceled: ({ scan, params }) => at.call(purview.cancelRun, { params: { ...scanParams(scan), ...params } }),
  lost: ({ params }) => loseLease(at, params.runId),
  released: ({ as, params, fence }) => at.call(node.releaseRun, { params, body: { fence } }, as),
  removed: ({ as }) => at.call(node.unregisterNode, {}, as),
  revoked: ({ scan }) => at.call(purview.deleteRuntime, { params: { integrationRuntimeName: scan.runtimeName } }),
}

test.each(Object.keys(endings) as LeaseEnding[])('a lease that was %s says so', async (ending) => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await endings[ending](leased)
  const [lease] = await leasesOf(leased.params.runId)
  expect(lease).toMatchObject({ nodeName: leased.registration.nodeName, ending })
  expect(Date.parse(lease?.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(lease?.leasedAt ?? ''))
})

test('every lease stays, also of a node that is gone', async () => {
  const runtime = await aRuntime(at)
  const { as, params, registration } = await aLeasedRun(at, runtime)
  await loseLease(at, params.runId)
  const other = await aNode(at, runtime)
  await aLease(at, other.as)
  await at.call(node.unregisterNode, {}, as)
  expect(await leasesOf(params.runId)).toMatchObject([
    { nodeName: registration.nodeName, ending: 'lost' },
    { nodeName: other.registration.nodeName },
  ])
})

test('answers ScanRun_NotFound for a run that is not there', async () => {
  await expect(leasesOf(randomUUID())).rejects.toMatchObject({ status: 404, code: 'ScanRun_NotFound' })
})
