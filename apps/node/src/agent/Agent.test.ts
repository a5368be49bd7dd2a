import { once } from 'node:events'
import { console as consoleFace, purview } from '@mooring/contract'
import { startPostgres, type PostgresServer } from '@mooring/scanners/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from '../Clock.ts'
import {
  aRegisteredNode,
  aRunOf,
  findRun,
  findRuntime,
  openTestSite,
  startAgent,
  type TestAgent,
  type TestSite,
} from '../testing/openTestSite.ts'
import { startCli } from '../testing/runCli.ts'
import { concurrentJobsLimit } from './machine.ts'
import { keptResults } from './results.ts'

let site: TestSite
let source: PostgresServer
const agents: TestAgent[] = []

beforeAll(async () => {
  ;[site, source] = await Promise.all([openTestSite(), startPostgres()])
  const admin = await source.connect()
  await admin.query(`CREATE TABLE customers (id int PRIMARY KEY, email text); CREATE VIEW emails AS SELECT email FROM customers`)
}, 120_000)

afterEach(async () => {
  site.tunnel.restore()
  vi.unstubAllEnvs()
  await Promise.all(agents.splice(0).map(({ stop }) => stop()))
})

afterAll(() => Promise.all([site.close(), source.stop()]))

async function aRunningNode(clock?: Parameters<typeof startAgent>[1]) {
  const { runtime, config } = await aRegisteredNode(site)
  const running = await startAgent(config, clock)
  agents.push(running)
  return { runtime, config, ...running }
}

const statusOf = (runId: string) => expect.poll(async () => (await findRun(site, runId)).status, { timeout: 15_000 })
const stateOf = ({ agent }: TestAgent) => expect.poll(() => agent.status().state, { timeout: 15_000 })

/** A database whose catalogue somebody holds locked: a scan of it goes on until it is stopped, or `release` is called. */
async function aStuckDatabase(name: string) {
  const admin = await source.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const holder = await source.connect(name)
  await holder.query('CREATE TABLE t (id int); BEGIN; LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE')
  const sessions = async () =>
    (await admin.query(`SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND application_name = 'mooring'`, [name])).rowCount
  const terminate = () =>
    admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = $2', [name, 'mooring'])
  return { database: name, terminate, sessions: () => expect.poll(sessions, { timeout: 15_000 }), release: () => holder.query('COMMIT') }
}

test('the console sees the node online, and how it is', async () => {
  const running = await aRunningNode()
  await stateOf(running).toBe('Connected')
  expect(running.agent.status()).toEqual({ state: 'Connected', reason: null, runtime: running.runtime, node: 'node-1', runningJobs: 0 })
  const { state, nodes } = await findRuntime(site, running.runtime)
  expect(state).toBe('Online')
  expect(nodes).toMatchObject([{ name: 'node-1', status: 'Online', version: expect.stringMatching(/^\d/) as string, runningJobs: 0 }])
  expect(nodes[0]!.memoryAvailableMb).toBeGreaterThan(0)
})

test('the console plans with as many runs as are set on the machine, without its being registered anew', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  let set: number | null = null
  agents.push(await startAgent(config, undefined, { concurrentJobs: () => set }))
  const seen = () => expect.poll(async () => (await findRuntime(site, runtime)).nodes[0]?.concurrentJobsMax, { timeout: 30_000 })
  await seen().toBe(concurrentJobsLimit())
  set = 1
  await seen().toBe(1)
  expect((await findRuntime(site, runtime)).nodes).toMatchObject([{ concurrentJobsLimit: 1 }])
})

test('a run that is started is scanned, and what it discovered is there', async () => {
  const { runtime } = await aRunningNode()
  const runId = await aRunOf(site, { source, runtime })
  await statusOf(runId).toBe('Succeeded')
  const run = await findRun(site, runId)
  expect(run).toMatchObject({ nodeName: 'node-1', attempts: 1 })
  expect(run.discoveryExecutionDetails.statistics.assets.discovered).toBe(2)
  const { value } = await site.at.call(consoleFace.listAssets, { query: { dataSourceName: run.dataSourceName } })
  expect(value.map(({ name }) => name).toSorted()).toEqual(['customers', 'emails'])
})

test('more runs than the node takes at a time are all done', async () => {
  const { runtime, agent } = await aRunningNode()
  const runIds = await Promise.all(Array.from({ length: 6 }, () => aRunOf(site, { source, runtime })))
  for (const runId of runIds) await statusOf(runId).toBe('Succeeded')
  await expect.poll(() => agent.status().runningJobs).toBe(0)
})

test('a password that only the node knows is taken from its environment', async () => {
  vi.stubEnv('PG_PASSWORD', source.password)
  const { runtime } = await aRunningNode()
  const runId = await aRunOf(site, { source, runtime, password: { type: 'NodeEnvironment', name: 'PG_PASSWORD' } })
  await statusOf(runId).toBe('Succeeded')
  expect((await findRun(site, runId)).error).toBeUndefined()
})

test.each(['ABSENT_PASSWORD', 'MOORING_SECRET'])('a run whose password is the variable %s fails and names it', async (name) => {
  vi.stubEnv('MOORING_SECRET', 'x')
  const { runtime } = await aRunningNode()
  const runId = await aRunOf(site, { source, runtime, password: { type: 'NodeEnvironment', name } })
  await statusOf(runId).toBe('Failed')
  const { error } = await findRun(site, runId)
  expect(error).toMatchObject({ code: 'NodeSecretMissing', message: expect.stringContaining(name) as string })
})

test('a wrong password fails the run with what to do, and is in no log', async () => {
  const { runtime, log } = await aRunningNode()
  const runId = await aRunOf(site, { source, runtime, password: { type: 'SecureString', value: 'planted-password' } })
  await statusOf(runId).toBe('Failed')
  const { error } = await findRun(site, runId)
  expect(error?.code).toBe('SourceCredentialRefused')
  expect(error?.message).toContain(`127.0.0.1:${source.port}`)
  expect(log.join('') + JSON.stringify(error)).not.toContain('planted-password')
  expect(log.join('')).not.toContain('eyJ')
})

test('a run that is canceled while it scans is stopped, and its session in the source with it', async () => {
  const { runtime, agent } = await aRunningNode()
  const stuck = await aStuckDatabase('cancels')
  const runId = await aRunOf(site, { source, runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  const { dataSourceName, scanName } = await findRun(site, runId)
  await site.at.call(purview.cancelRun, { params: { dataSourceName, scanName, runId } })
  await stuck.sessions().toBe(0)
  await expect.poll(() => agent.status().runningJobs).toBe(0)
  expect((await findRun(site, runId)).status).toBe('Canceled')
})

test('a runtime that is deleted while its node scans ends the scan and the node, which says why', async () => {
  const { runtime, ended } = await aRunningNode()
  const stuck = await aStuckDatabase('deletes')
  const runId = await aRunOf(site, { source, runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  await site.at.call(consoleFace.deleteRuntime, { params: { name: runtime } })
  expect(await ended).toEqual({ reason: `The integration runtime ${runtime} was deleted. Register this machine with another one.` })
  await stuck.sessions().toBe(0)
  expect((await findRun(site, runId)).error?.code).toBe('IntegrationRuntimeDeleted')
})

test('a node that is removed ends and says so', async () => {
  const running = await aRunningNode()
  await stateOf(running).toBe('Connected')
  await site.at.call(consoleFace.removeNode, { params: { name: running.runtime, nodeName: 'node-1' } })
  expect((await running.ended)?.reason).toContain('was removed')
})

test('an outage of the console while it scans is survived: the node says that it reconnects, and the run ends well', async () => {
  const running = await aRunningNode()
  const stuck = await aStuckDatabase('outlives')
  const runId = await aRunOf(site, { source, runtime: running.runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  site.tunnel.cut()
  await stateOf(running).toBe('Reconnecting')
  expect(running.agent.status().reason).toContain(`The console at ${site.tunnel.origin} cannot be reached`)
  await stuck.release()
  site.tunnel.restore()
  await statusOf(runId).toBe('Succeeded')
  expect((await findRun(site, runId)).attempts).toBe(1)
  await stateOf(running).toBe('Connected')
})

test('a result that a node could not report before it was killed is reported by the next', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const killed = startCli(['run'], { home: config.home })
  const stuck = await aStuckDatabase('keeps')
  const runId = await aRunOf(site, { source, runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  site.tunnel.cut()
  await stuck.terminate()
  await expect.poll(async () => (await keptResults(config.home)).length, { timeout: 15_000 }).toBe(1)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect((await findRun(site, runId)).status).toBe('InProgress')

  site.tunnel.restore()
  agents.push(await startAgent(config))
  await statusOf(runId).toBe('Failed')
  expect(await findRun(site, runId)).toMatchObject({ attempts: 1, error: { code: 'SourceUnreachable' } })
  await expect.poll(() => keptResults(config.home)).toEqual([])
})

test('a node whose clock is an hour slow follows the clock of the console', async () => {
  const hour = 3_600_000
  const running = await aRunningNode({ now: () => Date.now() - hour, wait: (ms, signal) => systemClock.wait(Math.min(ms, 25), signal) })
  await stateOf(running).toBe('Connected')
  expect((await findRuntime(site, running.runtime)).state).toBe('Online')
})

test('asked to stop, it lets scans finish that are quick, and leaves nothing behind', async () => {
  const { runtime, stop } = await aRunningNode(systemClock)
  const stuck = await aStuckDatabase('finishes')
  const runId = await aRunOf(site, { source, runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  const stopped = stop()
  await stuck.release()
  expect(await stopped).toBeNull()
  expect((await findRun(site, runId)).status).toBe('Succeeded')
})

test('asked to stop, it ends scans that take long and gives them back: another process does them, at no cost of an attempt', async () => {
  const { runtime, config, stop } = await aRunningNode()
  const stuck = await aStuckDatabase('ends')
  const runId = await aRunOf(site, { source, runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  expect(await stop()).toBeNull()
  await stuck.sessions().toBe(0)
  expect(await findRun(site, runId)).toMatchObject({ status: 'Accepted', attempts: 0 })
  await stuck.release()
  agents.push(await startAgent(config))
  await statusOf(runId).toBe('Succeeded')
  expect((await findRun(site, runId)).attempts).toBe(1)
})

test('asked to stop while the console is away, it stops all the same', async () => {
  const { runtime, stop, log } = await aRunningNode()
  const stuck = await aStuckDatabase('stops')
  await aRunOf(site, { source, runtime, database: stuck.database })
  await stuck.sessions().toBe(1)
  site.tunnel.cut()
  expect(await stop()).toBeNull()
  expect(log.join('')).toContain('could not be given back')
})
