import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const call = (operation: typeof console.drainNode | typeof console.resumeNode, name: string, nodeName: string) =>
  at.call(operation, { params: { name, nodeName } })

test('wakes the node that waits: it gets the run that waited for it', async () => {
  const name = await aRuntime(at)
  const { as, registration } = await aNode(at, name)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  await call(console.drainNode, name, registration.nodeName)
  const runId = await aRun(at, await aScan(at, name))
  const waiting = at.call(node.leaseRun, { body: { waitSeconds: 25 } }, as)
  const resumed = await call(console.resumeNode, name, registration.nodeName)
  expect(resumed.status).toBe('Online')
  expect(resumed.drainingSince).toBeUndefined()
  expect(await waiting).toMatchObject({ runId })
})

test('is on record and announced; a node that does not drain is left as it is', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const { nodeName } = registration
  expect(await announcedBy(at, () => call(console.resumeNode, name, nodeName))).toEqual([])
  await call(console.drainNode, name, nodeName)
  expect(await announcedBy(at, () => call(console.resumeNode, name, nodeName))).toEqual([{ topic: 'nodes', name }])
  expect(await audited(at, 'resumeNode', `runtime/${name}`)).toMatchObject([{ outcome: 'succeeded', detail: { node: nodeName } }])
})

test('answers IntegrationRuntime_NotFound or IntegrationRuntimeNode_NotFound for what is not there', async () => {
  await expect(call(console.resumeNode, 'never-was', 'node')).rejects.toMatchObject({ code: 'IntegrationRuntime_NotFound' })
  const name = await aRuntime(at)
  await expect(call(console.resumeNode, name, 'never-was')).rejects.toMatchObject({ code: 'IntegrationRuntimeNode_NotFound' })
})
