import { console, node, purview, type NodesOfKey } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aLeasedRun, anIdentity, aRuntime, registerBody, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const regenerate = (name: string, nodes: NodesOfKey) =>
  at.call(console.regenerateAuthKey, { params: { name, keyName: 'authKey1' }, body: { nodes } })
const keysOf = (integrationRuntimeName: string) => at.call(purview.listAuthKeys, { params: { integrationRuntimeName } })
const statusOf = async (runId: string) => (await at.call(console.findRun, { params: { runId } })).status

/** A runtime with a node of each key; that of Key1 runs a scan. */
async function aRuntimeWithNodes() {
  const name = await aRuntime(at)
  const first = await aLeasedRun(at, name)
  const { publicKey, sign } = await anIdentity()
  const { authKey2 = '' } = await keysOf(name)
  const second = await at.call(node.registerNode, { body: registerBody({ key: authKey2, nodeName: unique('node'), publicKey }) }, null)
  const as = await sign({ issuer: second.nodeId, audience: second.runtimeId })
  return { name, first, second: { as, registration: second } }
}

const beat = (as: Record<string, string>) => at.call(node.heartbeat, { body: aHeartbeat }, as)

test('keeps the nodes when told so, and answers the new key, which nobody may keep a copy of', async () => {
  const { name, first, second } = await aRuntimeWithNodes()
  const answer = await regenerate(name, 'keep')
  expect(answer).toEqual({ keyName: 'authKey1', key: (await keysOf(name)).authKey1, drainedNodes: [], removedNodes: [] })
  for (const { as } of [first, second]) await expect(beat(as)).resolves.toMatchObject({ runtimeName: name })
  const url = `/api/runtimes/${name}/keys/authKey1/regeneration`
  const headers = { authorization: `Bearer ${testToken}` }
  const raw = await at.app.inject({ method: 'POST', url, headers, payload: { nodes: 'keep' } })
  expect(raw.headers['cache-control']).toBe('no-store')
})

test('removes the nodes that enrolled with the key, now or before, and gives their runs to others', async () => {
  const { name, first, second } = await aRuntimeWithNodes()
  await regenerate(name, 'keep')
  expect(await regenerate(name, 'remove')).toMatchObject({ drainedNodes: [], removedNodes: [first.registration.nodeName] })
  await expect(beat(first.as)).rejects.toMatchObject({ code: 'NodeRemoved' })
  await expect(beat(second.as)).resolves.toMatchObject({ runtimeName: name })
  expect(await statusOf(first.lease.runId)).toBe('Accepted')
  expect(await audited(at, 'removeNode', `runtime/${name}`)).toMatchObject([{ detail: { node: first.registration.nodeName } }])
})

test('drains the nodes that enrolled with the key: they finish what they run', async () => {
  const { name, first, second } = await aRuntimeWithNodes()
  const heard = await announcedBy(at, async () => {
    expect(await regenerate(name, 'drain')).toMatchObject({ drainedNodes: [first.registration.nodeName], removedNodes: [] })
  })
  expect(heard).toEqual(
    expect.arrayContaining([
      { topic: 'nodes', name },
      { topic: 'runtimes', name },
    ]),
  )
  await beat(first.as)
  await beat(second.as)
  const { nodes } = await at.call(console.getRuntime, { params: { name } })
  expect(Object.fromEntries(nodes.map((one) => [one.name, one.status]))).toEqual({
    [first.registration.nodeName]: 'Draining',
    [second.registration.nodeName]: 'Online',
  })
  expect(await statusOf(first.lease.runId)).toBe('InProgress')
  expect(await audited(at, 'drainNode', `runtime/${name}`)).toMatchObject([{ detail: { node: first.registration.nodeName } }])
  expect((await regenerate(name, 'drain')).drainedNodes).toEqual([first.registration.nodeName])
  expect(await audited(at, 'drainNode', `runtime/${name}`)).toHaveLength(1)
})

test('the new value does not expire and may be used from where the old one might', async () => {
  const name = await aRuntime(at)
  const change = { expiresAt: '2999-01-01T00:00:00Z', allowedAddresses: ['10.0.0.0/8'] }
  await at.call(console.updateAuthKey, { params: { name, keyName: 'authKey1' }, body: change })
  await regenerate(name, 'keep')
  const { keys } = await at.call(console.listKeyFacts, { params: { name } })
  expect(keys[0]).toMatchObject({ allowedAddresses: ['10.0.0.0/8'] })
  expect(keys[0]?.expiresAt).toBeUndefined()
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(regenerate('never-was', 'remove')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
