import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aLease, aLeasedRun, aNode, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = (name: string, nodeName: string) => at.call(console.removeNode, { params: { name, nodeName } })

test('its credential ends at once, and its machine is told so at its next call', async () => {
  const name = await aRuntime(at)
  const { as, registration, publicKey } = await aNode(at, name, 'Cellar')
  await remove(name.toUpperCase(), 'cellar')
  expect(await at.prisma.node.count({ where: { id: registration.nodeId } })).toBe(0)
  expect(await at.prisma.formerNode.findUniqueOrThrow({ where: { id: registration.nodeId } })).toMatchObject({
    runtimeName: name,
    publicKey,
    reason: 'NodeRemoved',
  })
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, as)).rejects.toMatchObject({ status: 410, code: 'NodeRemoved' })
  expect(await audited(at, 'removeNode', `runtime/${name}`)).toMatchObject([
    { actorKind: 'token', detail: { node: 'Cellar', releasedRuns: 0 } },
  ])
})

test('its runs are given to others, and what it still sends is refused', async () => {
  const name = await aRuntime(at)
  const { as, registration, params, fence, lease } = await aLeasedRun(at, name)
  const heard = await announcedBy(at, () => remove(name, registration.nodeName))
  expect(heard).toEqual([
    { topic: 'runs', name: lease.runId },
    { topic: 'nodes', name },
  ])
  const late = at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded' } }, as)
  await expect(late).rejects.toMatchObject({ code: 'NodeRemoved' })
  const other = await aNode(at, name)
  const again = await aLease(at, other.as)
  expect(again.runId).toBe(lease.runId)
  expect(again.fence).toBeGreaterThan(fence)
})

test('a node that waits for a run is told at once', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  const [, waiting] = await Promise.allSettled([
    remove(name, registration.nodeName),
    at.call(node.leaseRun, { body: { waitSeconds: 30 } }, as),
  ])
  expect(waiting).toMatchObject({ status: 'rejected', reason: { code: 'NodeRemoved' } })
})

test('a run that is just being leased to it is not left with nobody', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const runId = await aRun(at, await aScan(at, name))
  const settled = await race(at, {
    // What leasing writes; its key makes it hold the row of the node.
    first: (tx) =>
      tx.$executeRaw`UPDATE run SET state = 'leased', attempts = 1, node_id = ${registration.nodeId}::uuid WHERE id = ${runId}::uuid`,
    call: () => remove(name, registration.nodeName),
  })
  expect(settled.status).toBe('fulfilled')
  expect(await at.prisma.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ state: 'queued', nodeId: null })
})

test('of two at once one removes it, and it is on record once', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const answers = await Promise.allSettled([remove(name, registration.nodeName), remove(name, registration.nodeName)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'IntegrationRuntimeNode_NotFound' } })
  expect(await audited(at, 'removeNode', `runtime/${name}`)).toHaveLength(1)
})

test('answers IntegrationRuntime_NotFound or IntegrationRuntimeNode_NotFound, by what is missing', async () => {
  await expect(remove('never-was', 'node')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  const [name, other] = [await aRuntime(at), await aRuntime(at)]
  const { registration } = await aNode(at, other)
  await expect(remove(name, registration.nodeName)).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntimeNode_NotFound' })
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: other } })
  await expect(remove(other, registration.nodeName)).rejects.toMatchObject({ code: 'IntegrationRuntime_NotFound' })
})
