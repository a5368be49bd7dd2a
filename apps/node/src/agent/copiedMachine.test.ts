import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cp, lstat, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { console as consoleFace, purview } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { readIdentity } from '../identity.ts'
import { aRegisteredNode, findRun, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runCli, startCli } from '../testing/runCli.ts'
import { askRunningAgent } from './statusSocket.ts'

// Processes at their own pace: a copy is found out by the second heartbeat of the original after it came, each ten seconds after the last.
vi.setConfig({ testTimeout: 180_000 })
const inTime = { timeout: 60_000, interval: 500 }

let site: TestSite
let folder: string
const running: ChildProcess[] = []
beforeAll(async () => {
  site = await openTestSite()
  folder = join(site.folder, 'data')
  await mkdir(folder)
  await writeFile(join(folder, 'people.csv'), 'who\nada@example.com\n')
}, 120_000)
afterEach(async () => {
  for (const child of running.splice(0)) await end(child)
})
afterAll(() => site.close())

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function start(home: string): ChildProcess {
  const child = startCli(['run'], { home, env: { MOORING_NODE_ALLOWED_PATHS: folder } })
  running.push(child)
  child.stderr?.resume()
  return child
}

const stateOf = async (home: string) => (await askRunningAgent(home))?.state

/** All that a copy of the machine has; the socket of the running process belongs to that machine. */
const copyHome = (from: string, to: string) => cp(from, to, { recursive: true, filter: async (path) => !(await lstat(path)).isSocket() })

async function aRunOfTheFolder(runtime: string): Promise<string> {
  const params = { dataSourceName: `source-${randomUUID()}`, scanName: 'all' }
  await site.at.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folder } } })
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  await site.at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
  const runId = randomUUID()
  await site.at.call(purview.startRun, { params, query: { runId } })
  return runId
}

test('a node that is copied to a second machine is found out there; the first goes on, and each run is executed once', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const [original, copied] = [config.home, `${config.home}-copied`]
  const first = start(original)
  await expect.poll(() => stateOf(original), inTime).toBe('Connected')
  await copyHome(original, copied)
  start(copied)
  await expect.poll(async () => (await findRuntime(site, runtime)).nodes[0]?.status, inTime).toBe('Limited')
  await expect.poll(async () => (await askRunningAgent(copied))?.reason, inTime).toMatch(/^Two machines use the registration/)
  expect(await stateOf(original)).toBe('Connected')

  const runs = [await aRunOfTheFolder(runtime), await aRunOfTheFolder(runtime), await aRunOfTheFolder(runtime)]
  for (const runId of runs) {
    await expect.poll(async () => (await findRun(site, runId)).status, inTime).toBe('Succeeded')
    expect((await site.at.call(consoleFace.listRunLeases, { params: { runId } })).value).toMatchObject([{ ending: 'completed' }])
  }

  // The machine that the node belongs to may still start it again, while the copy goes on asking.
  await end(first)
  start(original)
  await expect.poll(() => stateOf(original), inTime).toBe('Connected')
  const runId = await aRunOfTheFolder(runtime)
  await expect.poll(async () => (await findRun(site, runId)).status, inTime).toBe('Succeeded')
  expect(await stateOf(copied)).toBe('Reconnecting')

  // Whoever looks after the copy ends the registration there, and only there.
  const { code, stdout } = await runCli(['unregister'], { home: copied })
  expect([code, stdout]).toEqual([0, expect.stringContaining(`is a copy of node-1, which stays a node of ${runtime}`)])
  await expect.poll(() => askRunningAgent(copied), inTime).toBeNull()
  expect(await readIdentity(copied)).toBeNull()
  expect(await stateOf(original)).toBe('Connected')
  expect((await findRuntime(site, runtime)).nodes.length).toBe(1)
})

test('a node that is killed and started again, over and over, is never taken for a copy', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  for (let round = 0; round < 4; round += 1) {
    const child = start(config.home)
    await expect.poll(() => stateOf(config.home), inTime).toBe('Connected')
    await end(child)
  }
  start(config.home)
  await expect.poll(() => stateOf(config.home), inTime).toBe('Connected')
  const runId = await aRunOfTheFolder(runtime)
  await expect.poll(async () => (await findRun(site, runId)).status, inTime).toBe('Succeeded')
  expect((await findRuntime(site, runtime)).nodes).toMatchObject([{ status: 'Online' }])
})
