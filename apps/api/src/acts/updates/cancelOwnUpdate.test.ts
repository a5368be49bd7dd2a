import { node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRuntime } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { offerVersion } from '../../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('a node takes back its own update and no other one, and that is on record', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  const [one, other] = [await aNode(at, runtime, 'one'), await aNode(at, runtime, 'other')]
  for (const { as } of [one, other]) await at.call(node.requestOwnUpdate, {}, as)
  expect(await at.call(node.cancelOwnUpdate, {}, one.as)).toEqual({ version: '0.1.0', latest: '0.2.0', isUpdateAvailable: true })
  expect(await at.prisma.nodeUpdate.findMany()).toMatchObject([{ nodeId: other.registration.nodeId, phase: 'waiting' }])
  expect(await audited(at, 'cancelOwnUpdate', `runtime/${runtime}`)).toMatchObject([
    { actorKind: 'node', actor: 'one', detail: { node: 'one', version: '0.2.0' } },
  ])
})

test('one that starts anew goes on, and the answer says so', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const { as, registration } = await aNode(at, await aRuntime(at))
  const data = { nodeId: registration.nodeId, version: '0.2.0', phase: 'restarting', phaseAt: new Date() }
  await at.prisma.nodeUpdate.create({ data })
  expect(await at.call(node.cancelOwnUpdate, {}, as)).toMatchObject({ phase: 'restarting' })
})

test('where there is none nothing happens', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  expect(await at.call(node.cancelOwnUpdate, {}, as)).toEqual({ version: '0.1.0', isUpdateAvailable: false })
})
