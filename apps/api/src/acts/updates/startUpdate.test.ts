import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { offerVersion } from '../../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const start = (name: string, nodeName?: string) =>
  at.call(console.startUpdate, { params: { name }, body: nodeName === undefined ? {} : { nodeName } })
const phases = async () => {
  const rows = await at.prisma.nodeUpdate.findMany({ include: { node: true }, orderBy: { node: { nameKey: 'asc' } } })
  return rows.map(({ node, phase, version }) => `${node.name} ${phase} ${version}`)
}

test('has every node that is outdated and stays wait for its turn, also one that failed, and leaves who is at it', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  await at.prisma.runtime.updateMany({ data: { nodesMax: 5 } })
  for (const name of ['a', 'b', 'c', 'd', 'e']) await aNode(at, runtime, name)
  const ids = Object.fromEntries((await at.prisma.node.findMany()).map(({ name, id }) => [name, id]))
  await at.prisma.node.update({ where: { id: ids['b'] ?? '' }, data: { version: '0.2.0' } })
  await at.prisma.node.update({ where: { id: ids['e'] ?? '' }, data: { ephemeralSeconds: 600 } })
  const [version, phaseAt] = ['0.2.0', new Date(0)]
  await at.prisma.nodeUpdate.create({ data: { nodeId: ids['c'] ?? '', version, phase: 'rolledBack', phaseAt, reason: 'It broke.' } })
  await at.prisma.nodeUpdate.create({ data: { nodeId: ids['d'] ?? '', version, phase: 'draining', phaseAt } })
  expect(await announcedBy(at, () => start(runtime))).toContainEqual({ topic: 'nodes', name: runtime })
  expect(await phases()).toEqual(['a waiting 0.2.0', 'c waiting 0.2.0', 'd draining 0.2.0'])
  expect((await audited(at, 'startUpdate', `runtime/${runtime}`)).map(({ detail }) => detail)).toEqual([
    { node: 'a', version },
    { node: 'c', version },
  ])
  await at.prisma.node.deleteMany()
})

test('asks for one node when one is named, and asked again changes nothing', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  for (const name of ['a', 'b']) await aNode(at, runtime, name)
  for (let time = 0; time < 2; time++) await start(runtime, 'b')
  expect(await phases()).toEqual(['b waiting 0.2.0'])
})

test('with nothing newer on offer it is refused with NoUpdateAvailable', async () => {
  const runtime = await aRuntime(at)
  await aNode(at, runtime, 'a')
  await expect(start(runtime)).rejects.toMatchObject({ status: 409, code: 'NoUpdateAvailable' })
  await offerVersion(at, { version: '0.1.0' })
  await expect(start(runtime, 'a')).rejects.toMatchObject({ status: 409, code: 'NoUpdateAvailable' })
})

test('answers IntegrationRuntime_NotFound and IntegrationRuntimeNode_NotFound', async () => {
  await expect(start('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  await expect(start(await aRuntime(at), 'x')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntimeNode_NotFound' })
})
