import { console, node, weekDays, type UpdateWindow } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollOutUpdates } from '../../background/rollOutUpdates.ts'
import { aHeartbeat, aNode, aRuntime } from '../../testing/builders.ts'
import { offerVersion } from '../../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('says whether there is a newer version, how far the update is, and why it failed', async () => {
  const { as, registration } = await aNode(at, await aRuntime(at))
  const get = () => at.call(node.getOwnUpdate, {}, as)
  expect(await get()).toEqual({ version: '0.1.0', isUpdateAvailable: false })
  await offerVersion(at, { version: '0.2.0' })
  expect(await get()).toEqual({ version: '0.1.0', latest: '0.2.0', isUpdateAvailable: true })
  const phaseAt = new Date()
  const data = { nodeId: registration.nodeId, version: '0.2.0', phase: 'refused', phaseAt, reason: 'The checksum is wrong.' }
  await at.prisma.nodeUpdate.create({ data })
  expect(await get()).toMatchObject({ phase: 'refused', since: phaseAt.toISOString(), reason: 'The checksum is wrong.' })
})

/** Closed, whenever the test runs. */
const inThreeDays = (): UpdateWindow => {
  const day = weekDays[(new Date().getUTCDay() + 3) % 7] ?? 'Monday'
  return { days: [day], from: '00:00', to: '06:00', timeZone: 'UTC' }
}

test('says when the maintenance window opens for it, and that it waits for that', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const name = await aRuntime(at)
  const { as } = await aNode(at, name)
  const body = { automatic: true, window: inThreeDays() }
  const { opensAt } = await at.call(console.putUpdateSettings, { params: { name }, body })
  const waiting = await at.call(node.getOwnUpdate, {}, as)
  await at.call(console.putUpdateSettings, { params: { name }, body: { ...body, automatic: false } })
  const alone = await at.call(node.getOwnUpdate, {}, as)
  expect(opensAt).toBeDefined()
  expect(waiting).toMatchObject({ isUpdateAvailable: true, waitsFor: 'window', window: body.window, opensAt })
  expect(alone).toEqual({ version: '0.1.0', latest: '0.2.0', isUpdateAvailable: true })
})

test('says that it waits for another node to be connected', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const name = await aRuntime(at)
  const { as } = await aNode(at, name)
  await aNode(at, name)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  expect(await at.call(node.requestOwnUpdate, {}, as)).toMatchObject({ phase: 'waiting', waitsFor: 'lastOnline' })
})

test('says when it was last updated, also while it waits for the next one', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const { as } = await aNode(at, await aRuntime(at))
  const beat = (version: string) => at.call(node.heartbeat, { body: { ...aHeartbeat, version } }, as)
  await beat('0.1.0')
  await at.call(node.requestOwnUpdate, {}, as)
  await rollOutUpdates(at.console)
  const task = await at.call(node.takeTask, { body: { waitSeconds: 0 } }, as)
  if (!task) throw new Error('Nothing was ordered.')
  await beat('0.2.0')
  const body = { kind: 'update' as const, report: { outcome: 'updated' as const, version: '0.2.0' } }
  await at.call(node.completeTask, { params: { taskId: task.taskId }, body }, as)
  const { updatedAt } = await at.call(node.getOwnUpdate, {}, as)
  expect(Date.parse(updatedAt ?? '')).toBeGreaterThan(0)
  await offerVersion(at, { version: '0.3.0' })
  expect(await at.call(node.requestOwnUpdate, {}, as)).toMatchObject({ phase: 'waiting', updatedAt })
})
