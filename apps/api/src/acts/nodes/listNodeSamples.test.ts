import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime, type TestNode } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const samplesOf = async (name: string, nodeName: string) => (await at.call(console.listNodeSamples, { params: { name, nodeName } })).samples
const beat = ({ as }: TestNode, fields: object) => at.call(node.heartbeat, { body: { ...aHeartbeat, ...fields } }, as)
/** Moves what was written of the node so far into the past. */
const age = async ({ registration: { nodeId } }: TestNode, minutes: number) => {
  await at.prisma.$executeRaw`
    UPDATE node SET last_heartbeat_at = last_heartbeat_at - make_interval(mins => ${minutes}) WHERE id = ${nodeId}::uuid`
  await at.prisma.$executeRaw`
    UPDATE node_sample SET at = at - make_interval(mins => ${minutes}), slot = (slot + 120 - ${minutes}) % 60 WHERE node_id = ${nodeId}::uuid`
}

test('has the first heartbeat of each minute, oldest first', async () => {
  const name = await aRuntime(at)
  const made = await aNode(at, name)
  const { nodeName } = made.registration
  expect(await samplesOf(name, nodeName)).toEqual([])
  await beat(made, { cpuPercent: 10, memoryAvailableMb: 100, runningJobs: 1 })
  await age(made, 2)
  await beat(made, { cpuPercent: 20.5, memoryAvailableMb: 200, runningJobs: 2, receivedBytesPerSecond: 1000, sentBytesPerSecond: 0 })
  const samples = await samplesOf(name, nodeName)
  expect(samples).toEqual([
    { at: expect.any(String), cpuPercent: 10, memoryAvailableMb: 100, runningJobs: 1 },
    {
      at: expect.any(String),
      cpuPercent: 20.5,
      memoryAvailableMb: 200,
      runningJobs: 2,
      receivedBytesPerSecond: 1000,
      sentBytesPerSecond: 0,
    },
  ])
  expect(Date.parse(samples[1]?.at ?? '')).toBeGreaterThan(Date.parse(samples[0]?.at ?? ''))
})

test('a second heartbeat within a minute writes no sample', async () => {
  const made = await aNode(at, await aRuntime(at))
  await beat(made, {})
  await at.prisma.nodeSample.deleteMany({ where: { nodeId: made.registration.nodeId } })
  await at.prisma.$executeRaw`UPDATE node SET last_heartbeat_at = date_trunc('minute', now()) WHERE id = ${made.registration.nodeId}::uuid`
  const [before] = await at.prisma.$queryRaw<{ minute: Date }[]>`SELECT date_trunc('minute', now()) AS minute`
  await beat(made, {})
  const [after] = await at.prisma.$queryRaw<{ minute: Date }[]>`SELECT date_trunc('minute', now()) AS minute`
  // The minute may turn while the test runs; then the heartbeat was its first.
  const turned = before?.minute.getTime() !== after?.minute.getTime()
  expect(await at.prisma.nodeSample.count({ where: { nodeId: made.registration.nodeId } })).toBe(turned ? 1 : 0)
})

test('forgets what is older than an hour, and writes over it', async () => {
  const name = await aRuntime(at)
  const made = await aNode(at, name)
  await beat(made, { cpuPercent: 1 })
  await age(made, 60)
  expect(await samplesOf(name, made.registration.nodeName)).toEqual([])
  await beat(made, { cpuPercent: 2 })
  expect(await samplesOf(name, made.registration.nodeName)).toMatchObject([{ cpuPercent: 2 }])
  expect(await at.prisma.nodeSample.count({ where: { nodeId: made.registration.nodeId } })).toBeLessThanOrEqual(2)
})

test('answers IntegrationRuntime_NotFound or IntegrationRuntimeNode_NotFound for what is not there', async () => {
  await expect(samplesOf('never-was', 'node')).rejects.toMatchObject({ code: 'IntegrationRuntime_NotFound' })
  await expect(samplesOf(await aRuntime(at), 'never-was')).rejects.toMatchObject({ code: 'IntegrationRuntimeNode_NotFound' })
})
