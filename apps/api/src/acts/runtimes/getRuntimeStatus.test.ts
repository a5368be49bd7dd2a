import { node, purview } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

beforeEach(() => {
  at.clock.now = new Date()
})

const status = (integrationRuntimeName: string) => at.call(purview.getRuntimeStatus, { params: { integrationRuntimeName } })

test('goes from NeedRegistration over Limited and Online to Offline as its nodes come and fall silent', async () => {
  const name = await aRuntime(at)
  expect(await status(name)).toMatchObject({ properties: { state: 'NeedRegistration', typeProperties: { nodes: [] } } })
  const [one, other] = [await aNode(at, name), await aNode(at, name)]
  expect((await status(name)).properties.state).toBe('Offline')
  await at.call(node.heartbeat, { body: aHeartbeat }, one.as)
  expect((await status(name)).properties.state).toBe('Limited')
  await at.call(node.heartbeat, { body: aHeartbeat }, other.as)
  expect((await status(name)).properties.state).toBe('Online')
  at.clock.now = new Date(at.clock.now.getTime() + 35_000)
  expect((await status(name)).properties.state).toBe('Offline')
})

test("says it in the contract's words", async () => {
  const name = await aRuntime(at)
  const { registration, as } = await aNode(at, name)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  expect(await status(name)).toEqual({
    id: `integrationruntimes/${name}`,
    name,
    kind: 'SelfHosted',
    properties: {
      state: 'Online',
      typeProperties: {
        createTime: expect.any(String),
        version: '0.1.0',
        serviceUrls: ['console.test:8080'],
        autoUpdate: 'Off',
        capabilities: { nodeEnabled: 'True', connectedToResourceManager: 'True' },
        nodes: [
          {
            nodeName: registration.nodeName,
            machineName: 'machine',
            status: 'Online',
            version: '0.1.0',
            registerTime: expect.any(String),
            lastConnectTime: expect.any(String),
            isActiveDispatcher: true,
            concurrentJobsLimit: 4,
            maxConcurrentJobs: 4,
            capabilities: { connectedToResourceManager: 'True' },
          },
        ],
      },
    },
  })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(status('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
