import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime } from '../../testing/builders.ts'
import { offerVersion } from '../../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (name: string) => at.call(console.getUpdates, { params: { name } })

test('while nothing is offered every node is up to date', async () => {
  const runtime = await aRuntime(at)
  const { registration } = await aNode(at, runtime)
  expect(await get(runtime)).toEqual({
    settings: { automatic: false },
    isWindowOpen: true,
    nodes: [{ name: registration.nodeName, version: '0.1.0', state: 'upToDate', isCancelable: false }],
  })
})

test('says to which version nodes can be updated, how each stands to it, and when the window opens', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  const [one, other] = [await aNode(at, runtime, 'one'), await aNode(at, runtime, 'other')]
  await at.call(node.heartbeat, { body: aHeartbeat }, one.as)
  await at.call(node.heartbeat, { body: { ...aHeartbeat, version: '0.2.0' } }, other.as)
  expect(await get(runtime)).toMatchObject({ target: '0.2.0', nodes: [{ state: 'outdated' }, { state: 'upToDate' }] })
  at.clock.now = new Date('2026-01-10T12:00:00Z')
  const window = { days: ['Sunday' as const], from: '02:00', to: '05:00', timeZone: 'Asia/Tokyo' }
  await at.call(console.putUpdateSettings, { params: { name: runtime }, body: { automatic: true, window } })
  const updates = await get(runtime)
  at.clock.now = new Date()
  expect(updates).toMatchObject({
    isWindowOpen: false,
    opensAt: '2026-01-10T17:00:00.000Z',
    nodes: [{ name: 'one', state: 'waiting', waitsFor: 'window' }, { state: 'upToDate' }],
  })
})

test('of a node that could not be updated it says why, and that it stops the others', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  const { registration } = await aNode(at, runtime, 'broken')
  const phaseAt = new Date()
  const data = { nodeId: registration.nodeId, version: '0.2.0', phase: 'rolledBack', phaseAt, reason: 'It ended with 3.' }
  await at.prisma.nodeUpdate.create({ data })
  expect(await get(runtime)).toMatchObject({
    stoppedBy: 'broken',
    nodes: [{ state: 'rolledBack', since: phaseAt.toISOString(), reason: 'It ended with 3.' }],
  })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(get('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
