import { randomUUID } from 'node:crypto'
import { console as consoleFace, node } from '@mooring/contract'
import { quarantineMs } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDiagnosticsReport, aHeartbeat, aNode, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

/** A node of a runtime, and how its processes call: each counts its own heartbeats. */
async function aNodeWithProcesses() {
  const runtime = await aRuntime(at)
  const made = await aNode(at, runtime)
  const { nodeId } = made.registration
  const startProcess = async () => {
    const as = await made.tokenWith({ instanceId: randomUUID() })
    let beat = 0
    return {
      as,
      beat: () => at.call(node.heartbeat, { body: { ...aHeartbeat, beat: (beat += 1) } }, as),
      lease: (waitSeconds = 0) => at.call(node.leaseRun, { body: { waitSeconds } }, as),
      takeTask: (waitSeconds = 0) => at.call(node.takeTask, { body: { waitSeconds } }, as),
    }
  }
  const seen = async () => (await at.call(consoleFace.getRuntime, { params: { name: runtime } })).nodes[0]
  const row = () => at.prisma.node.findUniqueOrThrow({ where: { id: nodeId } })
  return { runtime, nodeId, nodeName: made.registration.nodeName, nameless: made.as, startProcess, seen, row }
}

/** The copy has come, and the original went on speaking. */
async function aCopiedNode() {
  const made = await aNodeWithProcesses()
  const original = await made.startProcess()
  await original.beat()
  const copy = await made.startProcess()
  await copy.beat()
  await original.beat()
  await original.beat()
  return { ...made, original, copy }
}

const quarantined = { status: 409, code: 'NodeQuarantined' }

test('the copy of a node is refused whatever it asks, and the original goes on', async () => {
  const { runtime, original, copy } = await aCopiedNode()
  const runId = await aRun(at, await aScan(at, runtime))
  await expect(copy.beat()).rejects.toMatchObject(quarantined)
  await expect(copy.lease()).rejects.toMatchObject(quarantined)
  await expect(copy.takeTask()).rejects.toMatchObject(quarantined)
  await original.beat()
  expect(await original.lease()).toMatchObject({ runId })
})

test('the node says that two machines use its registration, and so does its runtime, until the copy was silent for long', async () => {
  const { runtime, nodeId, seen } = await aCopiedNode()
  expect(await seen()).toMatchObject({ status: 'Limited', reason: expect.stringMatching(/^Two machines use/) as string })
  const { state, reason } = await at.call(consoleFace.getRuntime, { params: { name: runtime } })
  expect({ state, reason }).toEqual({ state: 'Limited', reason: expect.stringContaining('Two machines') as string })
  await at.prisma.node.update({ where: { id: nodeId }, data: { rivalHeardAt: new Date(Date.now() - 2 * quarantineMs) } })
  expect(await seen()).toMatchObject({ status: 'Online' })
})

test('what happened is on record once, and told to whoever looks after the runtimes', async () => {
  const { runtime, original, copy } = await aCopiedNode()
  await expect(copy.beat()).rejects.toMatchObject(quarantined)
  await original.beat()
  const { value } = await at.call(consoleFace.listActivity, { params: { name: runtime } })
  expect(value.filter(({ action }) => action === 'quarantineNode')).toMatchObject([
    { detail: { reason: expect.stringContaining('127.0.0.1') as string } },
  ])
  const { notices } = await at.call(consoleFace.listNotices, {})
  expect(notices.filter((notice) => notice.kind === 'nodeQuarantined' && notice.runtimeName === runtime)).toHaveLength(1)
})

test('that the copy still calls is noted', async () => {
  const { nodeId, copy, row } = await aCopiedNode()
  await at.prisma.node.update({ where: { id: nodeId }, data: { rivalHeardAt: new Date(0) } })
  await expect(copy.lease()).rejects.toMatchObject(quarantined)
  expect((await row()).rivalHeardAt?.getTime()).toBeGreaterThan(0)
})

test('a copy takes the place of an original that fell silent', async () => {
  const { nodeId, copy, seen, row } = await aCopiedNode()
  await at.prisma.$executeRaw`UPDATE node SET last_heartbeat_at = now() - interval '31 seconds' WHERE id = ${nodeId}::uuid`
  await copy.beat()
  expect(await copy.lease()).toBeUndefined()
  expect((await row()).rivalInstanceIds).toEqual([])
  expect((await seen())?.status).not.toBe('Offline')
})

test('a node that is started again at once, also by kill -9, is the node', async () => {
  const { runtime, startProcess, seen, row } = await aNodeWithProcesses()
  const runId = await aRun(at, await aScan(at, runtime))
  for (let round = 0; round < 5; round += 1) {
    const process = await startProcess()
    await process.beat()
    await process.beat()
  }
  const last = await startProcess()
  await last.beat()
  expect(await last.lease()).toMatchObject({ runId })
  expect(await seen()).toMatchObject({ status: 'Online' })
  expect((await row()).rivalInstanceIds).toEqual([])
})

test('the last heartbeat of a process that arrives late ends nothing, and is not taken for a sign of life', async () => {
  const { startProcess, seen, row } = await aNodeWithProcesses()
  const [former, next] = [await startProcess(), await startProcess()]
  await former.beat()
  await next.beat()
  const { lastHeartbeatAt } = await row()
  await former.beat()
  expect((await row()).lastHeartbeatAt).toEqual(lastHeartbeatAt)
  await next.beat()
  expect(await seen()).toMatchObject({ status: 'Online' })
})

test('a process that asks for a run before its first heartbeat gets one as soon as it has spoken', async () => {
  const { runtime, startProcess } = await aNodeWithProcesses()
  await (await startProcess()).beat()
  const next = await startProcess()
  const runId = await aRun(at, await aScan(at, runtime))
  expect(await next.lease()).toBeUndefined()
  const waiting = next.lease(20)
  await next.beat()
  expect(await waiting).toMatchObject({ runId })
})

test('a copy that does not say which process it is gets no run, no task, no heartbeat, and no way around it', async () => {
  const { runtime, nodeName, nameless, startProcess } = await aNodeWithProcesses()
  const original = await startProcess()
  await original.beat()
  const runId = await aRun(at, await aScan(at, runtime))
  const asking = at.call(consoleFace.diagnoseNode, { params: { name: runtime, nodeName } })
  const noRun = { params: { runId }, body: { fence: 1, assetsDiscovered: 0 } }
  await expect(at.call(node.leaseRun, { body: { waitSeconds: 0 } }, nameless)).rejects.toMatchObject(quarantined)
  await expect(at.call(node.takeTask, { body: { waitSeconds: 0 } }, nameless)).rejects.toMatchObject(quarantined)
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, nameless)).rejects.toMatchObject(quarantined)
  await expect(at.call(node.reportProgress, noRun, nameless)).rejects.toMatchObject(quarantined)
  expect(await original.lease()).toMatchObject({ runId })
  const { taskId = '' } = (await original.takeTask(20)) ?? {}
  const body = { kind: 'diagnose', report: aDiagnosticsReport } as const
  await at.call(node.completeTask, { params: { taskId }, body }, original.as)
  expect(await asking).toMatchObject({ report: aDiagnosticsReport })
})

test('a copy that polls and sends no heartbeat gets no task: the process that speaks for the node does', async () => {
  const { runtime, nodeName, startProcess } = await aNodeWithProcesses()
  const [original, copy] = [await startProcess(), await startProcess()]
  await original.beat()
  const polling = copy.takeTask(1)
  const asking = at.call(consoleFace.diagnoseNode, { params: { name: runtime, nodeName } })
  expect(await polling).toBeUndefined()
  const { taskId = '' } = (await original.takeTask(20)) ?? {}
  const body = { kind: 'diagnose', report: aDiagnosticsReport } as const
  await at.call(node.completeTask, { params: { taskId }, body }, original.as)
  await asking
})

test('a process that asks for a task before its first heartbeat gets one as soon as it has spoken', async () => {
  const { runtime, nodeName, startProcess } = await aNodeWithProcesses()
  await (await startProcess()).beat()
  const next = await startProcess()
  const waiting = next.takeTask(20)
  const asking = at.call(consoleFace.diagnoseNode, { params: { name: runtime, nodeName } })
  await next.beat()
  const { taskId = '' } = (await waiting) ?? {}
  const body = { kind: 'diagnose', report: aDiagnosticsReport } as const
  await at.call(node.completeTask, { params: { taskId }, body }, next.as)
  expect(await asking).toMatchObject({ report: aDiagnosticsReport })
})

test('whoever administers the machine asks for its update and unregisters it without saying which process that is', async () => {
  const { nodeId, nameless, startProcess } = await aNodeWithProcesses()
  await (await startProcess()).beat()
  expect(await at.call(node.getOwnUpdate, {}, nameless)).toMatchObject({ isUpdateAvailable: false })
  expect(await at.call(node.requestOwnUpdate, {}, nameless)).toMatchObject({ isUpdateAvailable: false })
  expect(await at.call(node.cancelOwnUpdate, {}, nameless)).toMatchObject({ isUpdateAvailable: false })
  await at.call(node.unregisterNode, {}, nameless)
  expect(await at.prisma.node.count({ where: { id: nodeId } })).toBe(0)
})

test('nodes of a version that does not say which process speaks go on as they were', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const runId = await aRun(at, await aScan(at, runtime))
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  expect(await at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)).toMatchObject({ runId })
})
