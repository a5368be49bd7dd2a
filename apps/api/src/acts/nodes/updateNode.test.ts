import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const update = (name: string, nodeName: string, concurrentJobsLimit: number) =>
  at.call(console.updateNode, { params: { name, nodeName }, body: { concurrentJobsLimit } })
const lease = (as: Record<string, string>, waitSeconds = 0) => at.call(node.leaseRun, { body: { waitSeconds } }, as)

test('a node gets as many runs at once as its limit allows, and the next when one has ended', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  expect(await update(name, registration.nodeName, 1)).toMatchObject({ concurrentJobsLimit: 1, concurrentJobsMax: 4 })
  for (const _ of [1, 2, 3]) await aRun(at, await aScan(at, name))
  const first = await lease(as)
  expect(await lease(as)).toBeUndefined()
  const waiting = lease(as, 25)
  const params = { runId: first?.runId ?? '' }
  await at.call(node.completeRun, { params, body: { fence: first?.fence ?? 0, outcome: 'succeeded' } }, as)
  expect(await waiting).toMatchObject({ runId: expect.any(String) })
  expect(await lease(as)).toBeUndefined()
})

test('a limit that rises wakes the node that waits', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  await update(name, registration.nodeName, 1)
  for (const _ of [1, 2]) await aRun(at, await aScan(at, name))
  await lease(as)
  const waiting = lease(as, 25)
  await update(name, registration.nodeName, 2)
  expect(await waiting).toMatchObject({ runId: expect.any(String) })
})

test('of many calls of one node at once no more than the limit get a run', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  await update(name, registration.nodeName, 2)
  for (const _ of [1, 2, 3, 4, 5]) await aRun(at, await aScan(at, name))
  const leased = await Promise.all(Array.from({ length: 6 }, () => lease(as)))
  expect(leased.filter((run) => run !== undefined).length).toBeGreaterThan(0)
  expect(await at.prisma.run.count({ where: { nodeId: registration.nodeId, state: 'leased' } })).toBeLessThanOrEqual(2)
})

test('above what its machine allows is refused with the range', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name, 'cellar')
  await expect(update(name, registration.nodeName, 5)).rejects.toMatchObject({
    status: 400,
    code: 'InvalidField',
    target: 'concurrentJobsLimit',
    message: 'The limit of cellar is between 1 and 4, as its machine allows.',
  })
  await expect(update(name, registration.nodeName, 0)).rejects.toMatchObject({ code: 'InvalidField' })
  expect(await update(name, registration.nodeName, 4)).toMatchObject({ concurrentJobsLimit: 4 })
})

test('is on record and announced', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  expect(await announcedBy(at, () => update(name, registration.nodeName, 2))).toEqual([{ topic: 'nodes', name }])
  expect(await audited(at, 'updateNode', `runtime/${name}`)).toMatchObject([
    { outcome: 'succeeded', detail: { node: registration.nodeName, concurrentJobsLimit: 2 } },
  ])
})

test('answers IntegrationRuntime_NotFound or IntegrationRuntimeNode_NotFound for what is not there', async () => {
  await expect(update('never-was', 'node', 1)).rejects.toMatchObject({ code: 'IntegrationRuntime_NotFound' })
  await expect(update(await aRuntime(at), 'never-was', 1)).rejects.toMatchObject({ code: 'IntegrationRuntimeNode_NotFound' })
})
