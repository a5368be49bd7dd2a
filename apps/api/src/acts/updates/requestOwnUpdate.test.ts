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

test('a node asks for itself and for no other, and that is on record', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  const [asking] = [await aNode(at, runtime, 'asking'), await aNode(at, runtime, 'other')]
  const answer = await at.call(node.requestOwnUpdate, {}, asking.as)
  expect(answer).toMatchObject({ version: '0.1.0', latest: '0.2.0', isUpdateAvailable: true, phase: 'waiting' })
  expect(await at.prisma.nodeUpdate.findMany()).toMatchObject([{ nodeId: asking.registration.nodeId, version: '0.2.0' }])
  expect(await audited(at, 'requestOwnUpdate', `runtime/${runtime}`)).toMatchObject([
    { actorKind: 'node', actor: 'asking', detail: { node: 'asking', version: '0.2.0' } },
  ])
})

test('one that is up to date asks for nothing', async () => {
  await offerVersion(at, { version: '0.1.0' })
  const { as, registration } = await aNode(at, await aRuntime(at))
  expect(await at.call(node.requestOwnUpdate, {}, as)).toEqual({ version: '0.1.0', latest: '0.1.0', isUpdateAvailable: false })
  expect(await at.prisma.nodeUpdate.count({ where: { nodeId: registration.nodeId } })).toBe(0)
})
