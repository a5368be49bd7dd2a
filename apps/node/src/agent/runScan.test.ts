import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { node, type LeasedRun } from '@mooring/contract'
import type { PostgresServer } from '@mooring/scanners/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from '../Clock.ts'
import { openNodeClient } from '../consoleClient.ts'
import { readIdentity } from '../identity.ts'
import { openLog } from '../log.ts'
import { noProxy } from '../proxy.ts'
import { keepSecret } from '../secrets/secretStore.ts'
import { aRegisteredNode, aRunOf, findRun, openTestSite, startAgent, type TestSite } from '../testing/openTestSite.ts'
import { runScan } from './runScan.ts'

/** It is never asked. */
const source = { host: '127.0.0.1', port: 1, superuser: 'ada', password: 'planted-password' } as PostgresServer

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

/** A run that a registered node has leased, and what it is executed with. */
async function aLeasedRun() {
  const { runtime, config } = await aRegisteredNode(site)
  const identity = await readIdentity(config.home)
  if (identity === null) throw new Error('The node is not registered.')
  const client = await openNodeClient(identity, { instanceId: randomUUID() })
  await client.call(node.heartbeat, { body: { version: '1', cpuPercent: 0, memoryAvailableMb: 0, runningJobs: 0 } })
  const runId = await aRunOf(site, { source, runtime })
  const run = await client.call(node.leaseRun, { body: { waitSeconds: 10 } })
  if (!run) throw new Error('There is no run.')
  const lines: string[] = []
  const context = {
    ...{ client, clock: systemClock, home: config.home, identity, proxy: noProxy, log: openLog({ write: (line) => lines.push(line) }) },
    ...{ signal: new AbortController().signal, onGone: () => expect.fail('The registration is not over.') },
  }
  return { runId, run, context, lines, close: () => client.close() }
}

test('a mistake that nobody foresaw fails the run, which is not tried by the next node, and is told with where it was made', async () => {
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', '/')
  const { runId, run, context, lines, close } = await aLeasedRun()
  // No system takes such a path, and no scanner foresees one.
  const odd = {
    scan: { kind: 'FileSystem', properties: { connectedVia: { referenceName: 'any' } } },
    source: { kind: 'FileSystem', properties: { path: '/planted-password\0' } },
  } as unknown as Pick<LeasedRun, 'scan' | 'source'>
  await runScan({ ...run, ...odd }, context)
  await close()
  vi.unstubAllEnvs()
  const { status, error } = await findRun(site, runId)
  expect(status).toBe('Failed')
  expect(error).toMatchObject({ code: 'ScanFailed', message: expect.stringContaining('null bytes') as string })
  const told = lines.filter((line) => line.includes('"level":"error"')).join('')
  expect(told).toContain('openSourceFolder.ts')
  expect(told + JSON.stringify(error)).not.toContain('planted-password')
})

test('a node whose store of secrets cannot be opened fails the run that needs it, and goes on', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  await keepSecret(config.home, 'sales', 'kept here')
  await rm(join(config.home, 'secrets.key'))
  const running = await startAgent(config)
  const runId = await aRunOf(site, { source, runtime, password: { type: 'NodeStore', name: 'sales' } })
  await expect.poll(async () => (await findRun(site, runId)).status, { timeout: 15_000 }).toBe('Failed')
  expect((await findRun(site, runId)).error).toMatchObject({
    code: 'NodeSecretMissing',
    message: expect.stringContaining('sales') as string,
  })
  expect(running.agent.status().state).toBe('Connected')
  expect(await running.stop()).toBeNull()
})
