import { console as consoleFace, node, purview } from '@mooring/contract'
import { leavesRunMs } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRun, aRuntime, aScan, type TestNode, type TestScan } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const lease = ({ as }: TestNode, waitSeconds = 0) => at.call(node.leaseRun, { body: { waitSeconds } }, as)
const aQueuedRun = async (runtime: string) => aRun(at, await aScan(at, runtime))

async function aConnectedNode(runtime: string): Promise<TestNode> {
  const made = await aNode(at, runtime)
  await at.call(node.heartbeat, { body: aHeartbeat }, made.as)
  return made
}

/** A runtime with a node that has a run and one that has none. */
async function aBusyAndAFreeNode() {
  const runtime = await aRuntime(at)
  const [busy, free] = [await aConnectedNode(runtime), await aConnectedNode(runtime)]
  await aQueuedRun(runtime)
  await lease(busy)
  return { runtime, busy, free }
}

test('a node leaves a run to one that has fewer', async () => {
  const { runtime, busy, free } = await aBusyAndAFreeNode()
  const runId = await aQueuedRun(runtime)
  expect(await lease(busy)).toBeUndefined()
  expect(await lease(free)).toMatchObject({ runId })
})

test('a run that nobody takes within a moment goes to the busier node', async () => {
  const { runtime, busy } = await aBusyAndAFreeNode()
  const runId = await aQueuedRun(runtime)
  const askedAt = performance.now()
  expect(await lease(busy, 20)).toMatchObject({ runId })
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(leavesRunMs)
})

test.each<[string, (free: TestNode, runtime: string) => Promise<unknown>]>([
  [
    'fell silent',
    ({ registration: { nodeId } }) =>
      at.prisma.$executeRaw`UPDATE node SET last_heartbeat_at = now() - interval '31 seconds' WHERE id = ${nodeId}::uuid`,
  ],
  ['drains', ({ registration: { nodeName } }, name) => at.call(consoleFace.drainNode, { params: { name, nodeName } })],
])('nothing is left to a node that %s', async (_, makeUnable) => {
  const { runtime, busy, free } = await aBusyAndAFreeNode()
  await makeUnable(free, runtime)
  const runId = await aQueuedRun(runtime)
  expect(await lease(busy)).toMatchObject({ runId })
})

test('all nodes together have no more runs than the runtime allows, however many ask at once', async () => {
  const runtime = await aRuntime(at)
  await at.call(consoleFace.updateRuntime, { params: { name: runtime }, body: { runsMax: 2 } })
  const nodes = await Promise.all([1, 2, 3, 4].map(() => aConnectedNode(runtime)))
  for (const _ of [1, 2, 3, 4]) await aQueuedRun(runtime)
  const taken = (await Promise.all(nodes.map((one) => lease(one)))).filter((run) => run !== undefined)
  expect(taken.length).toBeLessThanOrEqual(2)
  for (const one of nodes) await lease(one)
  expect(await at.prisma.run.count({ where: { runtimeName: runtime, state: 'leased' } })).toBe(2)
})

test('a limit that is raised lets a node that waits have another run at once', async () => {
  const runtime = await aRuntime(at)
  await at.call(consoleFace.updateRuntime, { params: { name: runtime }, body: { runsMax: 1 } })
  const only = await aConnectedNode(runtime)
  await aQueuedRun(runtime)
  await lease(only)
  const runId = await aQueuedRun(runtime)
  const waiting = lease(only, 20)
  await at.call(consoleFace.updateRuntime, { params: { name: runtime }, body: { runsMax: 2 } })
  expect(await waiting).toMatchObject({ runId })
})

test.each([
  ['scan', ({ dataSourceName, scanName }: TestScan) => at.call(purview.deleteScan, { params: { dataSourceName, scanName } })],
  ['data source', ({ dataSourceName }: TestScan) => at.call(purview.deleteDataSource, { params: { dataSourceName } })],
])('nodes that wait are woken when a %s is deleted that has a run, and one of them takes its place', async (_, remove) => {
  const runtime = await aRuntime(at)
  await at.call(consoleFace.updateRuntime, { params: { name: runtime }, body: { runsMax: 1 } })
  const only = await aConnectedNode(runtime)
  const scan = await aScan(at, runtime)
  await aRun(at, scan)
  await lease(only)
  const runId = await aQueuedRun(runtime)
  expect(await lease(only)).toBeUndefined()
  let woken = 0
  let end = () => {}
  await announcedBy(at, async () => {
    end = at.console.feed.onQueue(only.registration.runtimeId, () => (woken += 1))
    await remove(scan)
  })
  end()
  expect(woken).toBe(1)
  expect(await lease(only)).toMatchObject({ runId })
})

test('runs are spread evenly, in whatever order the nodes ask', async () => {
  const runtime = await aRuntime(at)
  const nodes = [await aConnectedNode(runtime), await aConnectedNode(runtime), await aConnectedNode(runtime)]
  for (const round of [0, 0, 1, 2, 1, 2]) {
    await aQueuedRun(runtime)
    for (const one of [...nodes.slice(round), ...nodes.slice(0, round)]) await lease(one)
  }
  const runs = await at.prisma.run.findMany({ where: { runtimeName: runtime }, select: { nodeName: true } })
  const held = nodes.map(({ registration }) => runs.filter(({ nodeName }) => nodeName === registration.nodeName).length)
  expect(held).toEqual([2, 2, 2])
})
