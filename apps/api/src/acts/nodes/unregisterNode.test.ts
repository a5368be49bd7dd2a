import { randomUUID } from 'node:crypto'
import { console, node } from '@mooring/contract'
import { offlineAfterMs } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aLease, aLeasedRun, aNode, aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const unregister = (as: Record<string, string>) => at.call(node.unregisterNode, {}, as)

test('a node leaves: it is gone from its runtime, and is on record as its own doing', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  expect(await announcedBy(at, () => unregister(as))).toEqual([{ topic: 'nodes', name }])
  expect(await at.call(console.getRuntime, { params: { name } })).toMatchObject({ state: 'NeedRegistration', nodes: [] })
  expect(await audited(at, 'unregisterNode', `runtime/${name}`)).toMatchObject([
    { actorKind: 'node', actor: registration.nodeName, detail: { node: registration.nodeName, releasedRuns: 0 } },
  ])
})

test('its runs are given to others', async () => {
  const name = await aRuntime(at)
  const { as, lease } = await aLeasedRun(at, name)
  await unregister(as)
  expect((await aLease(at, (await aNode(at, name)).as)).runId).toBe(lease.runId)
})

test.each([
  ['goes on', 0],
  ['has fallen silent', 2 * offlineAfterMs],
])('a copy that was found out ends nothing while the node itself %s: NodeQuarantined', async (_, silentMs) => {
  const name = await aRuntime(at)
  const { tokenWith, registration } = await aNode(at, name)
  const [original, copy] = [await tokenWith({ instanceId: randomUUID() }), await tokenWith({ instanceId: randomUUID() })]
  const beat = (as: Record<string, string>, beats: number) => at.call(node.heartbeat, { body: { ...aHeartbeat, beat: beats } }, as)
  await beat(original, 1)
  await beat(copy, 1)
  await beat(original, 2)
  await beat(original, 3)
  const { nodeId: id } = registration
  await at.prisma.node.update({ where: { id }, data: { lastHeartbeatAt: new Date(Date.now() - silentMs) } })
  await expect(unregister(copy)).rejects.toMatchObject({ status: 409, code: 'NodeQuarantined' })
  expect(await at.prisma.node.count({ where: { id } })).toBe(1)
  await unregister(original)
  expect(await at.prisma.node.count({ where: { id } })).toBe(0)
})

test('its credential has ended: leaving twice, or anything else, is answered with the reason', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  await unregister(as)
  await expect(unregister(as)).rejects.toMatchObject({ status: 410, code: 'NodeRemoved' })
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, as)).rejects.toMatchObject({ code: 'NodeRemoved' })
})
