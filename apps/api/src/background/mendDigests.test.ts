import { console as consoleFace, node } from '@mooring/contract'
import { quarantineMs, restartMsMax } from '@mooring/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { staleDigests } from '../database/queries/runtimeDigests.ts'
import { aHeartbeat, aNode, aRuntime, aScan } from '../testing/builders.ts'
import { announcedBy } from '../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { mendDigests } from './mendDigests.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
beforeEach(async () => {
  await at.prisma.runtime.deleteMany()
  await at.prisma.runtimeDigest.deleteMany()
})
afterAll(() => at.close())

const round = () => announcedBy(at, () => mendDigests(at))
const stateOf = async (name: string) => {
  return (await at.prisma.runtimeDigest.findUnique({ where: { nameKey: name } }))?.state
}

/** A runtime with a node that has just been heard, and whatever else is so about that. */
async function aRuntimeOf(data: Parameters<typeof at.prisma.node.update>[0]['data'] = {}): Promise<{ name: string; nodeId: string }> {
  const name = await aRuntime(at)
  const { registration, as } = await aNode(at, name)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  await at.prisma.node.update({ where: { id: registration.nodeId }, data })
  return { name, nodeId: registration.nodeId }
}

test('writes down and announces what somebody could not who was killed, and nothing else', async () => {
  await aRuntimeOf()
  const { name } = await aRuntimeOf({ drainingSince: new Date() })
  expect(await round()).toEqual([{ topic: 'nodes', name }])
  expect([await stateOf(name), await round()]).toEqual(['Limited', []])
})

test('a runtime is Online again when the copy of its node was not heard for long', async () => {
  const { name, nodeId } = await aRuntimeOf({ rivalHeardAt: new Date() })
  await round()
  expect(await stateOf(name)).toBe('Limited')
  await at.prisma.node.update({ where: { id: nodeId }, data: { rivalHeardAt: new Date(Date.now() - quarantineMs) } })
  expect([await round(), await stateOf(name)]).toEqual([[{ topic: 'nodes', name }], 'Online'])
})

test('a runtime is Offline when its node did not come back as a new version', async () => {
  const { name, nodeId } = await aRuntimeOf({ lastHeartbeatAt: new Date(Date.now() - 3_600_000) })
  const phase = (phaseAt: Date) => ({ version: '0.2.0', phase: 'restarting', phaseAt })
  await at.prisma.nodeUpdate.create({ data: { nodeId, ...phase(new Date()) } })
  await round()
  expect(await stateOf(name)).toBe('Limited')
  await at.prisma.nodeUpdate.update({ where: { nodeId }, data: phase(new Date(Date.now() - restartMsMax)) })
  expect([await round(), await stateOf(name)]).toEqual([[{ topic: 'nodes', name }], 'Offline'])
})

test('nothing stays of a runtime that is deleted', async () => {
  const { name } = await aRuntimeOf()
  await at.call(consoleFace.deleteRuntime, { params: { name } })
  expect(await round()).toEqual([])
  expect([await at.prisma.runtimeDigest.count(), await staleDigests(at.prisma)]).toEqual([0, []])
})

test('what is left of a runtime that went without its digest is cleared, and nobody hears of it', async () => {
  const { name } = await aRuntimeOf()
  await at.prisma.runtime.delete({ where: { nameKey: name } })
  expect([await round(), await at.prisma.runtimeDigest.count()]).toEqual([[], 0])
})

test('a runtime and scans that somebody put into the database are found', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await at.prisma.runtime.create({ data: { name: 'Theirs', nameKey: 'theirs' } })
  await at.prisma.scan.updateMany({ where: { nameKey: scan.scanName }, data: { runtimeKey: 'theirs' } })
  expect((await round()).map(({ name }) => name).toSorted()).toEqual(['Theirs', scan.runtimeName])
  const { value } = await at.call(consoleFace.listRuntimes, { query: { sort: 'usedBy', order: 'desc' } })
  expect(value.map(({ name, usedBy }) => [name, usedBy])).toEqual([
    ['Theirs', 1],
    [scan.runtimeName, 0],
  ])
})

test('an upgraded console finds nothing written down, and writes down all of it', async () => {
  const names = [(await aRuntimeOf()).name, (await aRuntimeOf({ version: '0.0.9' })).name]
  await at.prisma.runtimeDigest.deleteMany()
  expect((await round()).map(({ name }) => name).toSorted()).toEqual(names)
  const { value } = await at.call(consoleFace.listRuntimes, { query: { version: '0.0.9' } })
  expect(value.map(({ name }) => name)).toEqual(names.slice(1))
})
