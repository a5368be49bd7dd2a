import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

beforeEach(() => {
  at.clock.now = new Date()
})

const get = (name: string) => at.call(console.getRuntime, { params: { name } })

test('answers the runtime as Purview does, by its name in any case', async () => {
  const name = await aRuntime(at)
  const runtime = await at.call(purview.getRuntime, { params: { integrationRuntimeName: name.toUpperCase() } })
  expect(runtime).toEqual({ id: `integrationruntimes/${name}`, name, kind: 'SelfHosted', properties: {} })
})

test('one without a node needs registration', async () => {
  const name = await aRuntime(at)
  expect(await get(name)).toMatchObject({ state: 'NeedRegistration', nodesOnline: 0, nodesTotal: 0, nodesMax: 4, usedBy: 0, nodes: [] })
})

test('counts the scans that connect through it, whatever the case in which they name it', async () => {
  const name = await aRuntime(at)
  await aScan(at, name)
  await aScan(at, name.toUpperCase())
  expect((await get(name)).usedBy).toBe(2)
})

test('brings its nodes by name, each with what it last said', async () => {
  const name = await aRuntime(at)
  await aNode(at, name, 'b-silent')
  const { as } = await aNode(at, name, 'A-speaking')
  await at.call(node.heartbeat, { body: { ...aHeartbeat, runningJobs: 2, receivedBytesPerSecond: 1500, sentBytesPerSecond: 0 } }, as)
  const runtime = await get(name)
  expect(runtime).toMatchObject({ state: 'Limited', nodesOnline: 1, nodesTotal: 2, versions: ['0.1.0'], lastSeen: expect.any(String) })
  expect(runtime.nodes).toMatchObject([
    {
      name: 'A-speaking',
      status: 'Online',
      machineName: 'machine',
      operatingSystem: 'Linux',
      address: '127.0.0.1',
      cpuPercent: 12.5,
      memoryAvailableMb: 2048,
      receivedBytesPerSecond: 1500,
      sentBytesPerSecond: 0,
      runningJobs: 2,
      concurrentJobsLimit: 4,
      enrolledWith: 'authKey1',
    },
    { name: 'b-silent', status: 'Initializing' },
  ])
  expect(runtime.nodes[1]?.lastHeartbeatAt).toBeUndefined()
})

test('a node that has been silent for three intervals is offline, and with it the runtime', async () => {
  const name = await aRuntime(at)
  const { as } = await aNode(at, name)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  expect(await get(name)).toMatchObject({ state: 'Online', nodes: [{ status: 'Online' }] })
  at.clock.now = new Date(at.clock.now.getTime() + 35_000)
  expect(await get(name)).toMatchObject({ state: 'Offline', nodesOnline: 0, nodes: [{ status: 'Offline' }] })
})

test('answers IntegrationRuntime_NotFound, in both shapes', async () => {
  const refused = { status: 404, code: 'IntegrationRuntime_NotFound', message: expect.stringContaining('never-was') }
  await expect(get('never-was')).rejects.toMatchObject(refused)
  await expect(at.call(purview.getRuntime, { params: { integrationRuntimeName: 'never-was' } })).rejects.toMatchObject(refused)
})
