import { node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRuntime } from '../../testing/builders.ts'
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
