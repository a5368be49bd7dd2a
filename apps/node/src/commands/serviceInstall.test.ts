import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askRunningAgent, holdHome } from '../agent/statusSocket.ts'
import { aRegisteredNode, aRuntimeFor, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runVerb } from '../testing/runVerb.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const isKnown = ['linux', 'darwin', 'win32'].includes(process.platform)

test.skipIf(!isKnown)('what would be done is printed, with the files, and nothing is done', async () => {
  const { config } = await aRegisteredNode(site)
  const { code, out } = await runVerb(['install-service', '--dry-run', '--drain-seconds', '90'], config)
  expect(code).toBe(0)
  expect(out).toContain(config.home)
  expect(out).toContain('--drain-seconds')
  const asJson = await runVerb(['install-service', '--dry-run', '--json'], config)
  expect((JSON.parse(asJson.out) as { steps: object[] }).steps.length).toBeGreaterThan(3)
  expect((await runVerb(['uninstall-service', '--dry-run'], config)).code).toBe(0)
})

test('it takes a node that is registered', async () => {
  const { config } = await aRuntimeFor(site)
  expect(await runVerb(['install-service'], config)).toMatchObject({
    code: 1,
    said: expect.stringContaining('No node is registered') as string,
  })
  expect(await runVerb(['install-service', '--drain-seconds', '-1'], config)).toMatchObject({ code: 2 })
})

const isAdministrator = process.platform === 'linux' && process.getuid?.() === 0

test.skipIf(!isAdministrator)('a node that runs as a process is stopped before it becomes a service', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const status = { state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 0 } as const
  const hold = await holdHome(config.home, () => status, { stop: () => void hold.release() })
  // Without any program to run, the first step fails, and this machine stays as it is.
  vi.stubEnv('PATH', config.home)
  const { code, said } = await runVerb(['install-service'], config)
  vi.unstubAllEnvs()
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('This did not work: sh -c') as string })
  expect(await askRunningAgent(config.home)).toBeNull()
})
