/** What a running node does with an order, up to the moment at which it is started anew: the real console, the real agent, a real source. */
import { console as consoleFace, node } from '@mooring/contract'
import { startPostgres, type PostgresServer } from '@mooring/scanners/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aHeartbeat } from '../../../api/src/testing/builders.ts'
import { offerVersion } from '../../../api/src/testing/offerVersion.ts'
import { rollOut } from '../../../api/src/testing/rollOut.ts'
import { systemClock } from '../Clock.ts'
import { openNodeClient } from '../consoleClient.ts'
import { openLog } from '../log.ts'
import { identityOf } from '../testing/identityOf.ts'
import { aRegisteredNode, aRunOf, findRun, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'
import { carryOutUpdate } from './carryOutUpdate.ts'
import { readOrder, readPrograms } from './programs.ts'

let site: TestSite
let source: PostgresServer
const agents: TestAgent[] = []
beforeAll(async () => {
  ;[site, source] = await Promise.all([openTestSite(), startPostgres()])
}, 120_000)
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(agents.splice(0).map(({ stop }) => stop()))
})
afterAll(() => Promise.all([site.close(), source.stop()]))

const patience = { timeout: 20_000, interval: 100 }

async function aRunningNode(clock?: Parameters<typeof startAgent>[1]) {
  const { runtime, config } = await aRegisteredNode(site)
  const running = await startAgent(config, clock)
  agents.push(running)
  await expect.poll(() => running.agent.status().state, patience).toBe('Connected')
  return { runtime, home: config.home, ...running }
}

/** A run that goes on until it is released. */
async function aStuckRun(runtime: string, name: string) {
  await (await source.connect()).query(`CREATE DATABASE ${name}`)
  const holder = await source.connect(name)
  await holder.query('CREATE TABLE t (id int); BEGIN; LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE')
  const runId = await aRunOf(site, { source, runtime, database: name })
  await expect.poll(async () => (await findRun(site, runId)).attempts, patience).toBe(1)
  return { runId, release: () => holder.query('COMMIT') }
}

async function stateOf(runtime: string) {
  const { nodes } = await site.at.call(consoleFace.getUpdates, { params: { name: runtime } })
  return nodes[0]
}

/** Orders the update of the node and waits until it is in a state. */
async function ordered(runtime: string, state: string): Promise<void> {
  await site.at.call(consoleFace.startUpdate, { params: { name: runtime }, body: {} })
  await rollOut(site.at)
  await expect.poll(async () => (await stateOf(runtime))?.state, patience).toBe(state)
}

test('it lets its scan finish and takes no other, then ends to be started anew as the version that is on trial', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, home, agent, ended } = await aRunningNode(systemClock)
  const stuck = await aStuckRun(runtime, 'finishes')
  await ordered(runtime, 'draining')
  const other = await aRunOf(site, { source, runtime })
  await stuck.release()
  expect(await ended).toBeNull()
  expect(agent.isRestarting).toBe(true)
  expect((await findRun(site, stuck.runId)).status).toBe('Succeeded')
  expect(await findRun(site, other)).toMatchObject({ status: 'Accepted', attempts: 0 })
  expect((await readPrograms(home)).trial).toMatchObject({ program: { version: '0.2.0', kind: 'bundle' }, seconds: 120, begun: 0 })
  expect(await readOrder(home)).toBeNull()
  expect((await stateOf(runtime))?.state).toBe('restarting')
})

test('canceled while it lets its scan finish, it goes on as it is: that scan ends, and it takes others', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, home, agent } = await aRunningNode(systemClock)
  const stuck = await aStuckRun(runtime, 'canceled')
  await ordered(runtime, 'draining')
  const other = await aRunOf(site, { source, runtime })
  await site.at.call(consoleFace.cancelUpdate, { params: { name: runtime }, body: {} })
  await expect.poll(async () => (await findRun(site, other)).status, patience).toBe('Succeeded')
  await stuck.release()
  await expect.poll(async () => (await findRun(site, stuck.runId)).status, patience).toBe('Succeeded')
  expect(await findRun(site, stuck.runId)).toMatchObject({ attempts: 1 })
  expect(agent.isRestarting).toBe(false)
  expect(await readOrder(home)).toBeNull()
  expect((await readPrograms(home)).trial).toBeNull()
  expect((await stateOf(runtime))?.state).toBe('outdated')
})

test('a scan that takes longer than there is time for is given back, at no cost of an attempt', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  // Whose waits are over soon.
  const { runtime, agent, ended } = await aRunningNode()
  const stuck = await aStuckRun(runtime, 'takes_long')
  await site.at.call(consoleFace.startUpdate, { params: { name: runtime }, body: {} })
  await rollOut(site.at)
  expect(await ended).toBeNull()
  expect(agent.isRestarting).toBe(true)
  expect(await findRun(site, stuck.runId)).toMatchObject({ status: 'Accepted', attempts: 0 })
  await stuck.release()
})

test('asked to stop meanwhile it stops, and begins again when it is started', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, home, agent, stop } = await aRunningNode(systemClock)
  const stuck = await aStuckRun(runtime, 'stops')
  await ordered(runtime, 'draining')
  const stopped = stop()
  await stuck.release()
  expect(await stopped).toBeNull()
  expect(agent.isRestarting).toBe(false)
  expect((await readPrograms(home)).trial).toBeNull()
  expect(await readOrder(home)).toMatchObject({ begun: 1, task: { order: { version: '0.2.0' } } })
})

test('where the administrator of the machine does not allow updates the order is refused', async () => {
  vi.stubEnv('MOORING_NODE_UPDATES', 'off')
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, agent } = await aRunningNode()
  await ordered(runtime, 'refused')
  expect((await stateOf(runtime))?.reason).toContain('MOORING_NODE_UPDATES=off')
  expect(agent.status().state).toBe('Connected')
})

test.each([
  ['http://console.example:8080', 'refused', /^The console is reached without encryption/],
  ['http://127.0.0.1:8080', 'restarting', /^$/],
])('an order of the console at %s: %s', async (origin, state, reason) => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  const client = await openNodeClient(await identityOf(config.home))
  await client.call(node.heartbeat, { body: aHeartbeat })
  await site.at.call(consoleFace.startUpdate, { params: { name: runtime }, body: {} })
  await rollOut(site.at)
  const task = await client.call(node.takeTask, { body: { waitSeconds: 0 } })
  if (task?.kind !== 'update') throw new Error('Nothing was ordered.')
  const drained: number[] = []
  const isRestarting = await carryOutUpdate(
    { task, begun: 0 },
    {
      // The way to the console is what its address says, for whoever judges it.
      client: { ...client, origin },
      home: config.home,
      clock: systemClock,
      log: openLog({ write: () => undefined }),
      signal: AbortSignal.timeout(patience.timeout),
      onGone: () => undefined,
      drain: async (seconds) => void drained.push(seconds),
      resume: () => undefined,
    },
  )
  await client.close()
  expect(isRestarting).toBe(state === 'restarting')
  expect(drained).toEqual(state === 'restarting' ? [3600] : [])
  const found = await stateOf(runtime)
  expect(found?.state).toBe(state)
  expect(found?.reason ?? '').toMatch(reason)
  expect((await readPrograms(config.home)).trial === null).toBe(state === 'refused')
})
