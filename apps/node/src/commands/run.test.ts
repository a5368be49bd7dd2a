import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { text as readAll } from 'node:stream/consumers'
import { console as consoleFace } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { AgentStatus } from '../agent/AgentStatus.ts'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { aRegisteredNode, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runCli, startCli } from '../testing/runCli.ts'

// Every test starts processes of its own, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
const running: ChildProcess[] = []

beforeAll(async () => {
  site = await openTestSite()
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})
afterAll(() => site.close())

async function statusOf(home: string): Promise<AgentStatus> {
  const { code, stdout } = await runCli(['status', '--json'], { home })
  expect(code).toBe(0)
  return JSON.parse(stdout) as AgentStatus
}

/** A node that runs as a process of its own and is connected. */
async function aRunningProcess() {
  const { runtime, config } = await aRegisteredNode(site)
  const child = startCli(['run'], { home: config.home })
  running.push(child)
  const said = child.stderr ? readAll(child.stderr) : Promise.resolve('')
  const exited = once(child, 'exit') as Promise<[code: number | null]>
  await expect.poll(async () => (await askRunningAgent(config.home))?.state, { timeout: 45_000 }).toBe('Connected')
  return { runtime, home: config.home, child, said, exited }
}

test('a node that does not run says that it is stopped', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  expect(await statusOf(config.home)).toEqual({
    ...{ state: 'Stopped', reason: expect.stringContaining('mooring-node run') as string },
    ...{ runtime, node: 'node-1', runningJobs: 0 },
  })
})

test('it runs until it is asked to stop, with 0, and runs once on a home', async () => {
  const { runtime, home, child, exited, said } = await aRunningProcess()
  expect(await statusOf(home)).toEqual({ state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 0 })
  const second = await runCli(['run'], { home })
  expect(second.code).toBe(1)
  expect(second.stderr).toContain('Another node already runs on this home')
  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect((await statusOf(home)).state).toBe('Stopped')
  for (const line of (await said).trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: 'info' })
})

test('it ends with 1 and the reason when its runtime is deleted, and is not registered any more', async () => {
  const { runtime, home, exited, said } = await aRunningProcess()
  await site.at.call(consoleFace.deleteRuntime, { params: { name: runtime } })
  expect(await exited).toEqual([1, null])
  const reason = `The integration runtime ${runtime} was deleted. Register this machine with another one.`
  expect(await said).toContain(reason)
  expect(await statusOf(home)).toEqual({ state: 'NotRegistered', reason, runtime, node: 'node-1', runningJobs: 0 })
  const again = await runCli(['run'], { home })
  expect(again).toMatchObject({ code: 1, stderr: `${reason}\n` })
})

test('it ends when it is unregistered beside it, and leaves no identity behind', async () => {
  const { runtime, home, exited } = await aRunningProcess()
  expect(await runCli(['unregister'], { home })).toMatchObject({ code: 0, stdout: `node-1 is no longer a node of ${runtime}.\n` })
  expect(await exited).toEqual([1, null])
  expect(await statusOf(home)).toMatchObject({ state: 'NotRegistered', runtime: null, node: null })
  expect((await findRuntime(site, runtime)).nodes).toEqual([])
})
