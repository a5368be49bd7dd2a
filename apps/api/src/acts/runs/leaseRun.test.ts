import { console, node, purview, systemClassifications } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endNodes } from '../../database/queries/endNodes.ts'
import { aLease, aLeasedRun, aNode, aRun, aRuntime, aScan, loseLease, scanBody, scanParams, unique } from '../../testing/builders.ts'
import { announcedBy, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { leaseRun } from './leaseRun.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const lease = (as: Record<string, string>, waitSeconds = 0) => at.call(node.leaseRun, { body: { waitSeconds } }, as)
const rowOf = (id: string) => at.prisma.run.findUniqueOrThrow({ where: { id } })

test('brings the oldest run with all that the node needs, the secret of its credential in clear', async () => {
  const runtime = await aRuntime(at)
  const { as, registration } = await aNode(at, runtime)
  const secret = 'correct horse battery staple'
  const scan = await aScan(at, runtime, { type: 'SecureString', value: secret })
  const runId = await aRun(at, scan)
  await aRun(at, await aScan(at, runtime))
  const heard = await announcedBy(at, async () => {
    expect(await lease(as)).toEqual({
      runId,
      fence: 1,
      leaseSeconds: 30,
      scanLevel: 'Full',
      ...scanParams(scan),
      scan: { kind: 'AzurePostgreSqlCredential', properties: scanBody(scan).properties },
      source: { kind: 'AzurePostgreSql', properties: { serverEndpoint: '127.0.0.1', port: 5432 } },
      credential: { kind: 'BasicAuth', typeProperties: { user: 'scanner', password: { type: 'SecureString', value: secret } } },
      classification: { sampleRows: 128, systemRules: [...systemClassifications], customRules: [] },
    })
  })
  expect(heard).toEqual([{ topic: 'runs', name: runId }])
  const row = await rowOf(runId)
  expect(row).toMatchObject({ state: 'leased', fence: 1, attempts: 1, nodeId: registration.nodeId, nodeName: registration.nodeName })
  expect((row.leaseExpiresAt?.getTime() ?? 0) - (row.startedAt?.getTime() ?? 0)).toBe(30_000)
  const kept = JSON.stringify([await at.prisma.auditEvent.findMany({ select: { detail: true } }), at.log])
  expect(kept).not.toContain(secret)
})

test('of a secret that only the node knows it brings the name', async () => {
  const { lease: leased } = await aLeasedRun(at, await aRuntime(at))
  expect(leased.credential).toEqual({
    kind: 'BasicAuth',
    typeProperties: { user: 'scanner', password: { type: 'NodeEnvironment', name: 'PG_PASSWORD' } },
  })
})

test('a run whose source was made unreachable after it was queued fails, and the next one is brought', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const scan = await aScan(at, runtime)
  const [first, second] = [await aRun(at, scan), await aRun(at, await aScan(at, runtime))]
  await at.call(purview.putDataSource, {
    params: scanParams(scan, 'source'),
    body: { kind: 'AzurePostgreSql', properties: { port: null } },
  })
  expect((await lease(as))?.runId).toBe(second)
  expect(await rowOf(first)).toMatchObject({
    state: 'failed',
    errorCode: 'ScanIncomplete',
    errorMessage: expect.stringContaining('serverEndpoint'),
  })
})

test('brings nothing when there is nothing, and never what is of another runtime', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const [{ as }, stranger] = [await aNode(at, runtime), await aNode(at, other)]
  expect(await lease(as)).toBeUndefined()
  const runId = await aRun(at, await aScan(at, runtime, { type: 'SecureString', value: 'not for strangers' }))
  expect(await lease(stranger.as)).toBeUndefined()
  expect((await lease(as))?.runId).toBe(runId)
})

test('waits for a run that comes', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const scan = await aScan(at, runtime)
  const waiting = lease(as, 20)
  const runId = await aRun(at, scan)
  expect((await waiting)?.runId).toBe(runId)
})

test('waits no longer than it was asked to', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  const begun = performance.now()
  expect(await lease(as, 1)).toBeUndefined()
  expect(performance.now() - begun).toBeGreaterThan(990)
})

test('of many nodes at once none gets the run of another, nor a second run of a scan', async () => {
  const runtime = await aRuntime(at)
  const nodes = [await aNode(at, runtime), await aNode(at, runtime), await aNode(at, runtime), await aNode(at, runtime)]
  const scans = [await aScan(at, runtime), await aScan(at, runtime), await aScan(at, runtime)]
  for (const scan of [...scans, ...scans]) await aRun(at, scan)
  const leased = []
  while (leased.length < 6) {
    const round = (await Promise.all([...nodes, ...nodes].map(({ as }) => lease(as)))).filter((run) => run !== undefined)
    expect(new Set(round.map(({ scanName }) => scanName)).size).toBe(round.length)
    expect(round.length).toBeGreaterThan(0)
    leased.push(...round)
    for (const { runId, scanName } of round) {
      const scan = scans.find((candidate) => candidate.scanName === scanName)!
      await at.call(purview.cancelRun, { params: { ...scanParams(scan), runId } })
    }
  }
  expect(new Set(leased.map(({ runId }) => runId)).size).toBe(6)
})

test('sources take turns, however many runs of one are waiting; of a source the oldest run is next', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const busy = await aScan(at, runtime)
  const others = [await aScan(at, runtime), await aScan(at, runtime)]
  const scansOfBusy = [busy, { ...busy, scanName: unique('scan') }, { ...busy, scanName: unique('scan') }]
  for (const scan of scansOfBusy.slice(1)) await at.call(purview.putScan, { params: scanParams(scan), body: scanBody(scan) })
  for (const scan of [...scansOfBusy, ...others]) await aRun(at, scan)
  const turns = []
  for (let turn = 0; turn < 5; turn += 1) {
    const { runId, fence, dataSourceName, scanName } = await aLease(at, as)
    turns.push({ dataSourceName, scanName })
    await at.call(node.completeRun, { params: { runId }, body: { fence, outcome: 'succeeded' } }, as)
  }
  const [first, second, third] = scansOfBusy
  const expected = [first, ...others, second, third]
  expect(turns).toEqual(expected.map((scan) => scanParams(scan!)))
})

test('a source that has had its turn is next again when nobody else waits', async () => {
  const runtime = await aRuntime(at)
  const [first, second] = [await aNode(at, runtime), await aNode(at, runtime)]
  const scan = await aScan(at, runtime)
  const beside = { ...scan, scanName: unique('scan') }
  await at.call(purview.putScan, { params: scanParams(beside), body: scanBody(beside) })
  const runIds = [await aRun(at, scan), await aRun(at, beside)]
  expect([(await aLease(at, first.as)).runId, (await aLease(at, second.as)).runId]).toEqual(runIds)
})

test('while another node is just being given a run, neither it nor another run of its scan is given away', async () => {
  const runtime = await aRuntime(at)
  const [{ registration }, { as }] = [await aNode(at, runtime), await aNode(at, runtime)]
  const scan = await aScan(at, runtime)
  const first = await aRun(at, scan)
  await aRun(at, scan)
  const meanwhile = await at.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM scan WHERE name = ${scan.scanName} FOR UPDATE`
    await tx.$executeRaw`UPDATE run SET state = 'leased', node_id = ${registration.nodeId}::uuid WHERE id = ${first}::uuid`
    return lease(as)
  })
  expect(meanwhile).toBeUndefined()
})

test('a run waits while its scan runs, and a node that waits gets it as soon as the other has ended', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  const next = await aRun(at, scan)
  expect(await lease(as)).toBeUndefined()
  const waiting = lease(as, 20)
  await at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded' } }, as)
  expect((await waiting)?.runId).toBe(next)
})

test('a run that lost its node is leased anew, with a higher fence', async () => {
  const runtime = await aRuntime(at)
  const { params, fence } = await aLeasedRun(at, runtime)
  const { startedAt } = await rowOf(params.runId)
  await loseLease(at, params.runId)
  const again = await aLease(at, (await aNode(at, runtime)).as)
  expect(again.runId).toBe(params.runId)
  expect(again.fence).toBeGreaterThan(fence)
  expect(await rowOf(params.runId)).toMatchObject({ attempts: 2, startedAt })
})

test('a run whose credential is gone fails with that reason, and the next one is brought at once', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const scan = await aScan(at, runtime)
  const runId = await aRun(at, scan)
  const next = await aRun(at, await aScan(at, runtime))
  await at.call(purview.deleteCredential, { params: { credentialName: scan.credentialName } })
  expect((await lease(as))?.runId).toBe(next)
  expect(await at.call(purview.getRun, { params: { ...scanParams(scan), runId } })).toMatchObject({
    status: 'Failed',
    error: { code: 'CredentialNotFound', message: expect.stringContaining(scan.credentialName) },
  })
})

test('a node that is removed at the same moment gets nothing, and is told so', async () => {
  const runtime = await aRuntime(at)
  const { as, registration } = await aNode(at, runtime)
  const runId = await aRun(at, await aScan(at, runtime))
  const settled = await race(at, {
    first: (tx) => endNodes(tx, { runtimeId: registration.runtimeId, id: registration.nodeId }, 'NodeRemoved'),
    call: () => lease(as),
  })
  expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'NodeRemoved' } })
  expect(await rowOf(runId)).toMatchObject({ state: 'queued', attempts: 0 })
})

test('a node that was ended just before it began to wait does not wait', async () => {
  const runtime = await aRuntime(at)
  const { registration } = await aNode(at, runtime)
  const { nodeId, nodeName: name, runtimeId, runtimeName } = registration
  // Once this has been heard nothing wakes it any more.
  await announcedBy(at, () => at.call(console.removeNode, { params: { name: runtime, nodeName: name } }))
  // Its authentication came before, so that the act still takes it for a node.
  const context = { ...at.console, caller: { kind: 'node', nodeId, name, runtimeId, runtimeName }, requestId: 'x', address: 'x' } as const
  const signal = AbortSignal.timeout(5000)
  await expect(leaseRun(context, { waitSeconds: 20, signal })).rejects.toMatchObject({ code: 'NodeRemoved' })
  expect(signal.aborted).toBe(false)
})

test('refuses to wait longer than half a minute', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  await expect(lease(as, 31)).rejects.toMatchObject({ code: 'InvalidField', target: 'waitSeconds' })
})
