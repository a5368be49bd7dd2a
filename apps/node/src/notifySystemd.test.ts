import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { notifySystemd } from './notifySystemd.ts'
import { aRegisteredNode, openTestSite, type TestSite } from './testing/openTestSite.ts'
import { startCli } from './testing/runCli.ts'
import { runVerb } from './testing/runVerb.ts'

let folder: string
// Processes of their own take their time on a busy machine, and so does deriving keys from passwords.
vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
  folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
  // Stands for systemd's program: keeps what it is told.
  await writeFile(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$@" >> ${join(folder, 'told')}\n`)
  await chmod(join(folder, 'systemd-notify'), 0o755)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(join(folder, 'told'), { force: true })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true })
})

const told = () => readFile(join(folder, 'told'), 'utf8').catch(() => '')

test('nothing is told where systemd does not want to know', async () => {
  vi.stubEnv('PATH', folder)
  await notifySystemd(['--ready'], { socket: null, onProblem: () => undefined })
  expect(await told()).toBe('')
})

test('that it cannot be told is a problem, and no end', async () => {
  vi.stubEnv('PATH', join(folder, 'absent'))
  const problems: string[] = []
  await notifySystemd(['--ready'], { socket: '/run/systemd/notify', onProblem: (reason) => problems.push(reason) })
  expect(problems).toEqual([expect.stringContaining('systemd-notify')])
})

async function aRunningNode(launched: Record<string, string> = {}) {
  const { config } = await aRegisteredNode(site)
  const env = { NOTIFY_SOCKET: join(folder, 'socket'), PATH: `${folder}:/usr/bin:/bin`, ...launched }
  return { config, child: startCli(['run'], { home: config.home, env }) }
}

test('a node that runs says that it is ready, connected, and stopping', async () => {
  const { config, child } = await aRunningNode()
  await expect.poll(told, { timeout: 45_000 }).toContain('STATUS=Connected to http')
  expect(await told()).toMatch(/^--ready STATUS=Connecting to http.*\n--ready STATUS=Connected to http/)
  await runVerb(['stop', '--wait'], config)
  await expect.poll(told, { timeout: 45_000 }).toContain('STOPPING=1')
  await expect.poll(() => child.exitCode, { timeout: 45_000 }).toBe(0)
})

test('a version on trial does not say that the service stops: the one before it goes on', async () => {
  const { config, child } = await aRunningNode({ MOORING_NODE_LAUNCHED: 'trial' })
  await expect.poll(told, { timeout: 45_000 }).toContain('STATUS=Connected to http')
  await runVerb(['stop', '--wait'], config)
  await expect.poll(() => child.exitCode, { timeout: 45_000 }).toBe(0)
  expect(await told()).not.toContain('STOPPING=1')
})
