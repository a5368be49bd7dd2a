import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { askRunningAgent, holdHome } from '../agent/statusSocket.ts'
import type { LogLine } from '../log.ts'
import { aRegisteredNode, aRuntimeFor, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runCli, startCli } from '../testing/runCli.ts'
import { runVerb } from '../testing/runVerb.ts'

// Every test starts processes of its own, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let site: TestSite
const homes: string[] = []
beforeAll(async () => {
  site = await openTestSite()
})
afterEach(async () => {
  for (const home of homes.splice(0)) await runCli(['stop', '--wait'], { home })
})
afterAll(() => site.close())

async function aStartedNode() {
  const { runtime, config } = await aRegisteredNode(site)
  homes.push(config.home)
  const started = await runCli(['start', '--wait', '--json'], { home: config.home })
  expect(started).toMatchObject({ code: 0, stderr: '' })
  return { runtime, config, status: JSON.parse(started.stdout) as object }
}

test('a node that is started goes on in the background, is there once, and ends when it is stopped', async () => {
  const { runtime, config, status } = await aStartedNode()
  expect(status).toEqual({ state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 0 })
  expect((await runCli(['start'], { home: config.home })).stdout).toContain('The node runs')
  expect((await findRuntime(site, runtime)).state).toBe('Online')
  const stopped = await runCli(['stop', '--wait', '--json'], { home: config.home })
  expect(JSON.parse(stopped.stdout)).toEqual({ wasRunning: true, hasEnded: true })
  expect(await askRunningAgent(config.home)).toBeNull()
  expect((await runCli(['stop'], { home: config.home })).stdout).toBe('The node does not run.\n')
})

test('restart brings it back', async () => {
  const { config } = await aStartedNode()
  expect(await runCli(['restart', '--wait'], { home: config.home })).toMatchObject({ code: 0, stdout: 'The node runs: Connected.\n' })
  const log = await readFile(join(config.home, 'logs', 'node.log'), 'utf8')
  expect(log.match(/"The node runs\."/g)?.length).toBe(2)
  expect(log.match(/"The node stops\."/g)?.length).toBe(1)
})

test('restart touches nothing when it is typed wrong, and waits for the end no longer than it was told', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  let stops = 0
  const status = { state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 1 } as const
  const hold = await holdHome(config.home, () => status, { stop: () => void (stops += 1) })
  for (const wrong of [['--wiat'], ['--timeout-seconds', 'x'], ['now']]) {
    expect(await runVerb(['restart', ...wrong], config)).toMatchObject({ code: 2 })
    expect(stops).toBe(0)
  }
  const late = await runVerb(['restart', '--timeout-seconds', '1'], config)
  expect(late).toMatchObject({ code: 1, said: expect.stringContaining('has not ended within 1 s') as string })
  expect(stops).toBe(1)
  await hold.release()
})

test('what it logs is printed, by level and by number of lines, and followed', async () => {
  const { config } = await aStartedNode()
  const { stdout } = await runCli(['logs', '--json'], { home: config.home })
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine)
  expect(lines.map(({ message }) => message)).toEqual(['The node runs.', 'Connected.'])
  expect((await runVerb(['logs', '--lines', '1'], config)).out).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d info {2}Connected\. console=http\S+\n$/,
  )
  expect((await runVerb(['logs', '--level', 'warn'], config)).out).toBe('')
  expect((await runVerb(['logs', '--run', '3fa85f64-5717-4562-b3fc-2c963f66afa6'], config)).out).toBe('')
  expect((await runVerb(['logs', '--level', 'loud'], config)).code).toBe(2)

  const follower = startCli(['logs', '--follow', '--lines', '0'], { home: config.home })
  let followed = ''
  follower.stdout?.on('data', (chunk) => (followed += String(chunk)))
  await expect
    .poll(
      async () => {
        await runVerb(['set', 'log-level', 'debug'], config)
        return followed
      },
      { timeout: 45_000, interval: 300 },
    )
    .toContain('The settings were read again.')
  follower.kill('SIGKILL')
})

test('what is not registered is not started', async () => {
  const { config } = await aRuntimeFor(site)
  expect(await runVerb(['start'], config)).toMatchObject({ code: 1, said: expect.stringContaining('not registered') as string })
  expect(await runVerb(['start', '--timeout-seconds', 'x'], config)).toMatchObject({ code: 2 })
})
