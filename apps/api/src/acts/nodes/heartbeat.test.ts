import { node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRun, aRuntime, aScan, type TestNode } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const beat = (as: TestNode['as'], fields: object = {}) => at.call(node.heartbeat, { body: { ...aHeartbeat, ...fields } }, as)
const rowOf = ({ registration }: TestNode) => at.prisma.node.findUniqueOrThrow({ where: { id: registration.nodeId } })
const fallSilent = ({ registration }: TestNode) =>
  at.prisma
    .$executeRaw`UPDATE node SET last_heartbeat_at = now() - interval '31 seconds', online_since = now() - interval '1 hour' WHERE id = ${registration.nodeId}::uuid`

test('writes down what the node said, and when, and how often it shall say so', async () => {
  const name = await aRuntime(at)
  const made = await aNode(at, name)
  const said = {
    version: '0.2.0',
    cpuPercent: 99.5,
    memoryAvailableMb: 512,
    runningJobs: 3,
    receivedBytesPerSecond: 125_000_000_000,
    sentBytesPerSecond: 0.5,
  }
  expect(await beat(made.as, said)).toEqual({ runtimeName: name, heartbeatIntervalSeconds: 10 })
  const row = await rowOf(made)
  expect(row).toMatchObject({ ...said, address: '127.0.0.1' })
  expect(row.onlineSince).toEqual(row.lastHeartbeatAt)
  expect(await at.prisma.auditEvent.count({ where: { action: 'heartbeat' } })).toBe(0)
})

test('what the machine cannot measure is not known, also where it was before', async () => {
  const made = await aNode(at, await aRuntime(at))
  await beat(made.as, { receivedBytesPerSecond: 5, sentBytesPerSecond: 6 })
  await beat(made.as)
  expect(await rowOf(made)).toMatchObject({ receivedBytesPerSecond: null, sentBytesPerSecond: null })
})

test('a machine that takes another number of jobs is shown with it, and its limit is kept within it', async () => {
  const made = await aNode(at, await aRuntime(at))
  const limits = async (concurrentJobsMax?: number) => {
    await beat(made.as, concurrentJobsMax === undefined ? {} : { concurrentJobsMax })
    const row = await rowOf(made)
    return [row.concurrentJobsLimit, row.concurrentJobsMax]
  }
  expect(await limits()).toEqual([4, 4])
  expect(await limits(8)).toEqual([8, 8])
  expect(await limits(6)).toEqual([6, 6])
  await at.prisma.node.update({ where: { id: made.registration.nodeId }, data: { concurrentJobsLimit: 3 } })
  expect(await limits(16)).toEqual([3, 16])
  expect(await limits()).toEqual([3, 16])
  expect(await limits(2)).toEqual([2, 2])
})

test('a machine that takes another number of jobs is announced once, and wakes its node that waits for room', async () => {
  const name = await aRuntime(at)
  const made = await aNode(at, name)
  await beat(made.as, { concurrentJobsMax: 1 })
  expect(await announcedBy(at, () => beat(made.as, { concurrentJobsMax: 1 }))).toEqual([])
  for (const _ of [1, 2]) await aRun(at, await aScan(at, name))
  const lease = (waitSeconds: number) => at.call(node.leaseRun, { body: { waitSeconds } }, made.as)
  expect(await lease(0)).toBeDefined()
  expect(await lease(0)).toBeUndefined()
  const waiting = lease(25)
  expect(await announcedBy(at, () => beat(made.as, { concurrentJobsMax: 2 }))).toContainEqual({ topic: 'nodes', name })
  expect(await waiting).toMatchObject({ runId: expect.any(String) as string })
})

test('is announced when a page would show something else, and only then', async () => {
  const name = await aRuntime(at)
  const made = await aNode(at, name)
  const heardOf = (fields?: object) => announcedBy(at, () => beat(made.as, fields))
  const news = [{ topic: 'nodes', name }]
  expect(await heardOf()).toEqual(news)
  expect(await heardOf({ cpuPercent: 80, memoryAvailableMb: 1 })).toEqual([])
  expect(await heardOf({ runningJobs: 1 })).toEqual(news)
  expect(await heardOf({ runningJobs: 1 })).toEqual([])
  expect(await heardOf({ runningJobs: 1, version: '0.2.0' })).toEqual(news)
  expect(await heardOf({ runningJobs: 1, version: '0.2.0' })).toEqual([])
  await fallSilent(made)
  expect(await heardOf({ runningJobs: 1, version: '0.2.0' })).toEqual(news)
})

test('a node is online since it came back, not since its last heartbeat', async () => {
  const made = await aNode(at, await aRuntime(at))
  await beat(made.as)
  const { onlineSince: first } = await rowOf(made)
  await beat(made.as)
  expect((await rowOf(made)).onlineSince).toEqual(first)
  await fallSilent(made)
  await beat(made.as)
  const row = await rowOf(made)
  expect(row.onlineSince).toEqual(row.lastHeartbeatAt)
})

test('of nodes that say so at the same moment, each is written down with what it said', async () => {
  const name = await aRuntime(at)
  const made: TestNode[] = []
  for (let count = 0; count < 4; count++) made.push(await aNode(at, name))
  await Promise.all(made.flatMap(({ as }, index) => [0, 1, 2].map(() => beat(as, { cpuPercent: index, version: `1.0.${index}` }))))
  const rows = await Promise.all(made.map(rowOf))
  expect(rows.map(({ cpuPercent, version }) => [cpuPercent, version])).toEqual(made.map((_, index) => [index, `1.0.${index}`]))
})

test('a node whose row is held by somebody holds up nobody else, and is written down once it is free', async () => {
  const name = await aRuntime(at)
  const made: TestNode[] = []
  for (let count = 0; count < 4; count++) made.push(await aNode(at, name))
  const [held, ...others] = made
  if (held === undefined) throw new Error('There is no node.')
  const waiting = await at.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM node WHERE id = ${held.registration.nodeId}::uuid FOR UPDATE`
    const late = beat(held.as, { cpuPercent: 77 })
    // Several times, so that some of them come while a statement is under way.
    for (let round = 0; round < 3; round++) await Promise.all(others.map(({ as }) => beat(as)))
    return { late }
  })
  await waiting.late
  expect((await rowOf(held)).cpuPercent).toBe(77)
})

test.each([
  ['cpuPercent', 101],
  ['cpuPercent', -1],
  ['memoryAvailableMb', 1.5],
  ['memoryAvailableMb', 2 ** 31],
  ['receivedBytesPerSecond', -1],
  ['sentBytesPerSecond', 1e13],
  ['runningJobs', 1001],
  ['version', ''],
])('refuses the %s %j with InvalidField', async (target, value) => {
  const { as } = await aNode(at, await aRuntime(at))
  await expect(beat(as, { [target]: value })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
