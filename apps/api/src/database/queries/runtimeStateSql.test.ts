import { randomUUID } from 'node:crypto'
import { offlineAfterMs, quarantineMs, restartMsMax, runtimeStatus, type NodeFacts } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../testing/testDatabase.ts'
import type { PrismaClient } from '../generated/client.ts'
import { nodesByRuntime, runtimeStateSql } from './runtimeStateSql.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let prisma: PrismaClient
beforeAll(async () => {
  database = await createTestDatabase()
  prisma = database.prisma
})
afterAll(() => database.close())

const now = new Date('2026-01-01T12:00:00.500Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

/** Every kind of node there is, and both sides of the boundary. */
const kinds = (
  [
    ['online', 1000],
    ['just online', offlineAfterMs - 1],
    ['just offline', offlineAfterMs],
    ['long offline', 86_400_000],
    ['ahead of the clock', -5000],
    ['never spoke', null],
  ] as const
).flatMap(([kind, silentMs]): [string, NodeFacts][] =>
  [null, ago(2000)].map((drainingSince) => [
    `${kind}${drainingSince === null ? '' : ' and draining'}`,
    { registeredAt: ago(10_000), lastHeartbeatAt: silentMs === null ? null : ago(silentMs), onlineSince: null, drainingSince },
  ]),
)

const lastHeartbeatAt = ago(1000)
const copied = (rivalMs: number): NodeFacts => ({
  registeredAt: ago(10_000),
  lastHeartbeatAt,
  onlineSince: null,
  drainingSince: null,
  rivalHeardAt: ago(rivalMs),
})
const updating = (phase: string, phaseMs: number, silentMs = 1000): NodeFacts => ({
  registeredAt: ago(10_000),
  lastHeartbeatAt: ago(silentMs),
  onlineSince: null,
  drainingSince: null,
  update: { phase, phaseAt: ago(phaseMs) },
})
kinds.push(
  ['downloads an update', updating('downloading', 1000)],
  ['drains for it', updating('draining', 1000)],
  ['drained for it and fell silent', updating('draining', 1000, offlineAfterMs)],
  ['restarts', updating('restarting', 1000)],
  ['restarts and is silent', updating('restarting', restartMsMax - 1, offlineAfterMs)],
  ['did not come back', updating('restarting', restartMsMax, offlineAfterMs)],
)
kinds.push(['copied', copied(quarantineMs - 1)], ['copied once', copied(quarantineMs)])

/** What of a node stands in its own row. */
function columnsOf(facts: NodeFacts) {
  const { update: _, ...columns } = facts
  return columns
}

/** Of the node that is the so manieth of a runtime. */
const idOf = (runtimeId: string, index: number) => `${runtimeId.slice(0, -1)}${index}`

const sets = [[], ...kinds.map((one) => [one]), ...kinds.flatMap((one) => kinds.map((other) => [one, other]))]

test('says of every set of up to two nodes, and of each with an online one more, what runtimeStatus says', async () => {
  const [online] = kinds
  const cases = [...sets, ...sets.map((set) => [...set, online!])].map((set) => ({ id: randomUUID(), set }))
  await prisma.runtime.createMany({ data: cases.map(({ id }) => ({ id, name: id, nameKey: id, createdAt: ago(86_400_000) })) })
  await prisma.node.createMany({
    data: cases.flatMap(({ id, set }) =>
      set.map(([, facts], index) => ({
        id: idOf(id, index),
        runtimeId: id,
        name: `node-${index}`,
        nameKey: `node-${index}`,
        publicKey: `${id}/${index}`,
        enrolledWith: 'authKey1' as const,
        machineName: 'machine',
        operatingSystem: 'Linux',
        version: '0.1.0',
        concurrentJobsLimit: 4,
        concurrentJobsMax: 4,
        ...columnsOf(facts),
      })),
    ),
  })
  await prisma.nodeUpdate.createMany({
    data: cases.flatMap(({ id, set }) =>
      set.flatMap(([, { update }], index) => (update ? [{ nodeId: idOf(id, index), version: '0.2.0', ...update }] : [])),
    ),
  })
  const rows = await prisma.$queryRaw<{ id: string; state: string }[]>`
    SELECT runtime.id, ${runtimeStateSql} AS state FROM runtime LEFT JOIN ${nodesByRuntime(now)} AS nodes ON nodes.runtime_id = runtime.id`
  const inSql = new Map(rows.map(({ id, state }) => [id, state]))
  const judged = cases.map(({ id, set }) => ({
    nodes: set.map(([kind]) => kind),
    inSql: inSql.get(id),
    inDomain: runtimeStatus({ createdAt: ago(86_400_000), nodes: set.map(([, facts]) => facts) }, now).state,
  }))
  expect(new Set(judged.map(({ inDomain }) => inDomain))).toEqual(new Set(['NeedRegistration', 'Online', 'Limited', 'Offline']))
  expect(judged.filter((one) => one.inSql !== one.inDomain)).toEqual([])
})
