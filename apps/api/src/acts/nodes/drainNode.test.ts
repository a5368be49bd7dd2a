import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aLeasedRun, aNode, aPerson, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const drain = (name: string, nodeName: string) => at.call(console.drainNode, { params: { name, nodeName } })
const lease = (as: Record<string, string>, waitSeconds = 0) => at.call(node.leaseRun, { body: { waitSeconds } }, as)
const beat = (as: Record<string, string>) => at.call(node.heartbeat, { body: aHeartbeat }, as)

test('the node finishes what it runs and gets nothing new; another node does', async () => {
  const name = await aRuntime(at)
  const { as, registration, params, fence } = await aLeasedRun(at, name)
  const { nodeName } = registration
  await beat(as)
  expect(await drain(name.toUpperCase(), nodeName.toUpperCase())).toMatchObject({
    name: nodeName,
    status: 'Draining',
    drainingSince: at.clock.now.toISOString(),
  })
  const waiting = await aRun(at, await aScan(at, name))
  expect(await lease(as)).toBeUndefined()
  await at.call(node.reportProgress, { params, body: { fence, assetsDiscovered: 1 } }, as)
  await at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded' } }, as)
  expect((await at.call(console.findRun, { params })).status).toBe('Succeeded')
  expect(await lease(as)).toBeUndefined()
  const other = await aNode(at, name)
  expect(await lease(other.as)).toMatchObject({ runId: waiting })
})

test('a node that waits for a run when it is drained gets none', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  const runId = await aRun(at, await aScan(at, name))
  const settled = await race(at, {
    first: (tx) => tx.$queryRaw`SELECT FROM node WHERE id = ${registration.nodeId}::uuid FOR NO KEY UPDATE`,
    call: () => lease(as),
    meanwhile: (tx) => tx.node.update({ where: { id: registration.nodeId }, data: { drainingSince: new Date() } }),
  })
  expect(settled).toEqual({ status: 'fulfilled', value: undefined })
  expect((await at.call(console.findRun, { params: { runId } })).status).toBe('Accepted')
})

test('its runtime is limited, not down, in the console and in the words of Purview', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  await beat(as)
  await drain(name, registration.nodeName)
  expect(await at.call(console.getRuntime, { params: { name } })).toMatchObject({
    state: 'Limited',
    nodesOnline: 1,
    nodesTotal: 1,
    reason: 'Its node is draining and takes no new runs.',
  })
  const { properties } = await at.call(purview.getRuntimeStatus, { params: { integrationRuntimeName: name } })
  expect(properties).toMatchObject({ state: 'Limited', typeProperties: { nodes: [{ status: 'Draining' }] } })
})

test('twice is once: it drains since it was first asked, and is on record and announced once', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const { nodeName } = registration
  expect(await announcedBy(at, () => drain(name, nodeName))).toEqual([{ topic: 'nodes', name }])
  const since = at.clock.now
  at.clock.now = new Date(since.getTime() + 5000)
  expect((await drain(name, nodeName)).drainingSince).toBe(since.toISOString())
  expect(await audited(at, 'drainNode', `runtime/${name}`)).toMatchObject([{ outcome: 'succeeded', detail: { node: nodeName } }])
})

test('an operator may do it', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const params = { name, nodeName: registration.nodeName }
  const operator = await aPerson(at, 'Operator')
  await expect(at.call(console.drainNode, { params }, operator)).resolves.toMatchObject({ name: params.nodeName })
  const encoded = `/api/runtimes/${name}/nodes/${params.nodeName}%3Aresume`
  const answer = await at.app.inject({ method: 'POST', url: encoded, headers: operator })
  expect(answer.statusCode).toBe(200)
})

test('answers IntegrationRuntime_NotFound or IntegrationRuntimeNode_NotFound for what is not there', async () => {
  await expect(drain('never-was', 'node')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  const name = await aRuntime(at)
  await expect(drain(name, 'never-was')).rejects.toMatchObject({
    status: 404,
    code: 'IntegrationRuntimeNode_NotFound',
    message: `The integration runtime ${name} has no node named never-was.`,
  })
})
