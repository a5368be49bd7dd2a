import { randomUUID } from 'node:crypto'
import { console as consoleFace, node, purview, type RuntimeState } from '@mooring/contract'
import { offlineAfterMs } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markLostNodes } from '../../background/markLostNodes.ts'
import { removeEphemeralNodes } from '../../background/removeEphemeralNodes.ts'
import { rollOutUpdates } from '../../background/rollOutUpdates.ts'
import { aHeartbeat, aNode, aRuntime, type TestNode } from '../../testing/builders.ts'
import { race } from '../../testing/observe.ts'
import { offerVersion } from '../../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { digestRuntimes, staleDigests } from './runtimeDigests.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

interface Fleet {
  name: string
  id: string
  nodes: TestNode[]
}

const beat = (of: TestNode, body: Partial<typeof aHeartbeat> = {}) => at.call(node.heartbeat, { body: { ...aHeartbeat, ...body } }, of.as)
const regenerate = (name: string, nodes: 'drain' | 'keep' | 'remove') =>
  at.call(consoleFace.regenerateAuthKey, { params: { name, keyName: 'authKey1' }, body: { nodes } })
const replace = (integrationRuntimeName: string, description: string) =>
  at.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted', properties: { description } } })
const nodeParams = ({ name, nodes: [first] }: Fleet) => ({ name, nodeName: first?.registration.nodeName ?? '' })

/** A runtime with this many nodes that registered, without a digest that says so, and have been heard once. */
async function aFleet(size: number): Promise<Fleet> {
  const name = await aRuntime(at)
  const nodes: TestNode[] = []
  for (let count = 0; count < size; count++) nodes.push(await aNode(at, name))
  await Promise.all(nodes.map((one) => beat(one)))
  const { id } = await at.prisma.runtime.findUniqueOrThrow({ where: { nameKey: name } })
  return { name, id, nodes }
}

/** Of the first node. */
async function fallSilent({ nodes }: Fleet, seconds: number): Promise<void> {
  await at.prisma
    .$executeRaw`UPDATE node SET last_heartbeat_at = now() - make_interval(secs => ${seconds}) WHERE id = ${nodes[0]?.registration.nodeId}::uuid`
}

async function lose(fleet: Fleet): Promise<void> {
  await fallSilent(fleet, offlineAfterMs / 1000 + 1)
  await markLostNodes(at.console)
}

async function drainForUpdate({ name, nodes: [first] }: Fleet): Promise<string> {
  const { registration, as } = first!
  await offerVersion(at, { version: '0.2.0' })
  await at.call(consoleFace.startUpdate, { params: { name }, body: { nodeName: registration.nodeName } })
  await rollOutUpdates(at.console)
  await at.call(node.takeTask, { body: { waitSeconds: 0 } }, as)
  const { taskId } = await at.prisma.nodeUpdate.findUniqueOrThrow({ where: { nodeId: registration.nodeId } })
  await at.call(node.reportUpdate, { params: { taskId: taskId! }, body: { phase: 'draining' } }, as)
  return taskId!
}

const cases: [what: string, size: number, act: (fleet: Fleet) => Promise<unknown>, state: RuntimeState][] = [
  ['a node registers', 1, ({ name }) => aNode(at, name), 'Limited'],
  ['the first heartbeat of a node comes', 0, async ({ name }) => beat(await aNode(at, name)), 'Online'],
  ['all nodes speak at once', 4, ({ nodes }) => Promise.all(nodes.map((one) => beat(one, { version: '0.1.1' }))), 'Online'],
  ['a node says that it has another version', 1, ({ nodes: [one] }) => beat(one!, { version: '0.1.1' }), 'Online'],
  ['a node drains', 1, (fleet) => at.call(consoleFace.drainNode, { params: nodeParams(fleet) }), 'Limited'],
  [
    'a drained node resumes',
    1,
    async (fleet) => {
      await at.call(consoleFace.drainNode, { params: nodeParams(fleet) })
      await at.call(consoleFace.resumeNode, { params: nodeParams(fleet) })
    },
    'Online',
  ],
  ['a node is removed', 2, (fleet) => at.call(consoleFace.removeNode, { params: nodeParams(fleet) }), 'Online'],
  ['the last node is removed', 1, (fleet) => at.call(consoleFace.removeNode, { params: nodeParams(fleet) }), 'NeedRegistration'],
  ['a node unregisters', 1, ({ nodes: [one] }) => at.call(node.unregisterNode, {}, one!.as), 'NeedRegistration'],
  ['a key is regenerated', 0, ({ name }) => regenerate(name, 'keep'), 'NeedRegistration'],
  ['a runtime is replaced', 0, ({ name }) => replace(name, 'In Oslo'), 'NeedRegistration'],
  [
    'a runtime is changed',
    0,
    ({ name }) => at.call(consoleFace.updateRuntime, { params: { name }, body: { description: 'In Oslo' } }),
    'NeedRegistration',
  ],
  [
    'a runtime is tagged',
    0,
    ({ name }) => at.call(consoleFace.tagRuntimes, { body: { names: [name], add: ['eu'], remove: [] } }),
    'NeedRegistration',
  ],
  ['the nodes of a regenerated key are removed', 2, ({ name }) => regenerate(name, 'remove'), 'NeedRegistration'],
  ['the nodes of a regenerated key are drained', 2, ({ name }) => regenerate(name, 'drain'), 'Limited'],
  ['one of two nodes is lost', 2, lose, 'Limited'],
  ['the only node is lost', 1, lose, 'Offline'],
  [
    'a lost node is back',
    1,
    async (fleet) => {
      await lose(fleet)
      await beat(fleet.nodes[0]!)
    },
    'Online',
  ],
  [
    'an ephemeral node has been away for too long',
    1,
    async (fleet) => {
      await fallSilent(fleet, 3600)
      await at.prisma.node.updateMany({ where: { runtimeId: fleet.id }, data: { ephemeralSeconds: 600 } })
      await removeEphemeralNodes(at.console)
    },
    'NeedRegistration',
  ],
  [
    'a copy of a node speaks',
    1,
    async ({ nodes: [one] }) => {
      const processes = [randomUUID(), randomUUID()]
      const [first, second] = await Promise.all(processes.map((instanceId) => one!.tokenWith({ instanceId })))
      for (const [as, count] of [
        [first, 1],
        [second, 1],
        [first, 2],
        [first, 3],
      ] as const)
        await at.call(node.heartbeat, { body: { ...aHeartbeat, beat: count } }, as!)
    },
    'Limited',
  ],
  ['a node says that it drains for an update', 1, drainForUpdate, 'Limited'],
  [
    'the update of a node is rolled back',
    1,
    async (fleet) => {
      const taskId = await drainForUpdate(fleet)
      const body = { kind: 'update' as const, report: { outcome: 'rolledBack' as const, version: '0.1.0', code: 'DidNotConnect' as const } }
      await at.call(node.completeTask, { params: { taskId }, body }, fleet.nodes[0]!.as)
    },
    'Online',
  ],
  [
    'the update of a node is given up',
    1,
    async (fleet) => {
      const taskId = await drainForUpdate(fleet)
      await at.prisma.nodeUpdate.updateMany({ where: { taskId }, data: { phaseAt: new Date(0) } })
      await rollOutUpdates(at.console)
    },
    'Online',
  ],
]

test.each(cases)('when %s, lists know at once', async (_, size, act, state) => {
  const fleet = await aFleet(size)
  await act(fleet)
  expect(await staleDigests(at.prisma)).toEqual([])
  // As the console's clock is, which stands still until then.
  at.clock.now = new Date()
  const { value } = await at.call(consoleFace.listRuntimes, { query: { state, search: fleet.name } })
  expect(value.map(({ name }) => name)).toEqual([fleet.name])
})

test('who changes a node while somebody else changes another one of its runtime writes down what both of them did', async () => {
  const fleet = await aFleet(2)
  const other = fleet.nodes[1]?.registration.nodeId
  const settled = await race(at, {
    first: async (tx) => {
      await tx.$executeRaw`UPDATE node SET version = '0.0.9' WHERE id = ${other}::uuid`
      await digestRuntimes(tx, [fleet.name])
    },
    call: () => at.call(consoleFace.drainNode, { params: nodeParams(fleet) }),
  })
  expect(settled.status).toBe('fulfilled')
  const { state, versions } = await at.prisma.runtimeDigest.findUniqueOrThrow({ where: { nameKey: fleet.name } })
  expect([state, versions]).toEqual(['Limited', ['0.0.9', '0.1.0']])
})

test('runtimes whose digests are written in another order do not wait for each other', async () => {
  const fleets = [await aFleet(0), await aFleet(0)]
  const names = fleets.map(({ name }) => name)
  const rounds = Array.from({ length: 40 }, (_, round) =>
    at.prisma.$transaction((tx) => digestRuntimes(tx, round % 2 === 0 ? names : names.toReversed())),
  )
  expect((await Promise.allSettled(rounds)).filter(({ status }) => status === 'rejected')).toEqual([])
})
