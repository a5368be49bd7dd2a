import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aLeasedRun, aNode, anAsset, aRun, aRuntime, aScan, manyRuns, scanParams } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = (name: string) => at.call(console.deleteRuntime, { params: { name } })

test('fails the queued and the running run with the reason, in the same transaction', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const [first, second] = [await aScan(at, runtime), await aScan(at, runtime)]
  const running = await aRun(at, first)
  await aLease(at, as)
  const queued = await aRun(at, second)

  const deletion = await remove(runtime)

  expect(Object.fromEntries(deletion.failedRuns.map(({ runId, status }) => [runId, status]))).toEqual({
    [queued]: 'Queued',
    [running]: 'Running',
  })
  for (const [scan, runId] of [
    [first, running],
    [second, queued],
  ] as const) {
    const run = await at.call(purview.getRun, { params: { ...scanParams(scan), runId } })
    expect(run.status).toBe('Failed')
    expect(run.error?.code).toBe('IntegrationRuntimeDeleted')
    expect(run.error?.message).toContain(runtime)
    expect(run.endTime).toBeDefined()
  }
})

test('of very many failed runs it names a hundred, those first that were running, and counts them all', async () => {
  const runtime = await aRuntime(at)
  const { scan, lease } = await aLeasedRun(at, runtime)
  await manyRuns(at, scan, { runtime, runs: 120 })
  const { failedRuns, failedRunsTotal } = await remove(runtime)
  expect(failedRuns).toHaveLength(100)
  expect(failedRuns[0]).toMatchObject({ runId: lease.runId, status: 'Running' })
  expect(failedRunsTotal).toBe(121)
  const [event] = await audited(at, 'deleteRuntime', `runtime/${runtime}`)
  expect(event).toMatchObject({ detail: { failedRuns: 121 } })
})

test('leaves runs of other runtimes and runs that ended alone', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const scan = await aScan(at, runtime)
  const ended = await aRun(at, scan)
  await at.call(purview.cancelRun, { params: { ...scanParams(scan), runId: ended } })
  const elsewhere = await aScan(at, other)
  const running = await aRun(at, elsewhere)

  expect((await remove(runtime)).failedRuns).toEqual([])

  expect((await at.call(purview.getRun, { params: { ...scanParams(scan), runId: ended } })).status).toBe('Canceled')
  expect((await at.call(purview.getRun, { params: { ...scanParams(elsewhere), runId: running } })).status).toBe('Accepted')
})

test('ends the credentials of its nodes: each is told why at its next call', async () => {
  const runtime = await aRuntime(at)
  const { as, registration } = await aNode(at, runtime)
  await remove(runtime)
  await expect(at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)).rejects.toMatchObject({
    status: 410,
    code: 'IntegrationRuntimeDeleted',
  })
  expect(await at.prisma.node.count({ where: { id: registration.nodeId } })).toBe(0)
})

test('tells a node that waits for a run at once', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const waiting = at.call(node.leaseRun, { body: { waitSeconds: 30 } }, as)
  await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'IntegrationRuntimeDeleted' }), remove(runtime)])
})

test('what the node that scanned still sends is refused and writes nothing', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const scan = await aScan(at, runtime)
  await aRun(at, scan)
  const { runId, fence } = await aLease(at, as)
  await remove(runtime)
  const assets = at.call(node.reportAssets, { params: { runId }, body: { fence, assets: [anAsset('late')] } }, as)
  await expect(assets).rejects.toMatchObject({ code: 'IntegrationRuntimeDeleted' })
  const completion = at.call(node.completeRun, { params: { runId }, body: { fence, outcome: 'succeeded' } }, as)
  await expect(completion).rejects.toMatchObject({ code: 'IntegrationRuntimeDeleted' })
  expect(await at.prisma.asset.count({ where: { name: 'late' } })).toBe(0)
  expect((await at.prisma.run.findUniqueOrThrow({ where: { id: runId } })).state).toBe('failed')
})

test('its keys register nobody any more, and the next of its name is another runtime with other keys', async () => {
  const runtime = await aRuntime(at)
  const before = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: runtime } })
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: runtime } })
  await expect(aNode(at, runtime)).rejects.toMatchObject({ code: 'IntegrationRuntime_NotFound' })
  await aRuntime(at, runtime)
  const after = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: runtime } })
  expect(after.authKey1).not.toBe(before.authKey1)
  expect(after.authKey1?.split('@')[1]).not.toBe(before.authKey1?.split('@')[1])
})

test('its scans stay, and their next run fails at once with the reason', async () => {
  const runtime = await aRuntime(at)
  const scan = await aScan(at, runtime)
  await remove(runtime)
  const runId = await aRun(at, scan)
  const run = await at.call(purview.getRun, { params: { ...scanParams(scan), runId } })
  expect(run).toMatchObject({ status: 'Failed', error: { code: 'IntegrationRuntimeDeleted' } })
})

test('is on record, with who, what and what it took along', async () => {
  const runtime = await aRuntime(at)
  await remove(runtime)
  const event = await at.prisma.auditEvent.findFirstOrThrow({ where: { action: 'deleteRuntime', target: `runtime/${runtime}` } })
  expect(event).toMatchObject({ actorKind: 'token', outcome: 'succeeded', detail: { failedRuns: 0, removedNodes: [] } })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there, and again for one that is gone', async () => {
  await expect(remove('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  const runtime = await aRuntime(at)
  await remove(runtime)
  await expect(remove(runtime)).rejects.toMatchObject({ code: 'IntegrationRuntime_NotFound' })
})

test('no run starts between its deletion and its end: of many at once none is left active', async () => {
  const runtime = await aRuntime(at)
  const scan = await aScan(at, runtime)
  const starts = Array.from({ length: 8 }, () => aRun(at, scan))
  await Promise.all([...starts.slice(0, 4), remove(runtime), ...starts.slice(4)])
  expect(await at.prisma.run.count({ where: { scan: { nameKey: scan.scanName }, state: { in: ['queued', 'leased'] } } })).toBe(0)
})
