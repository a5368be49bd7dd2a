import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askRunningAgent, holdHome } from '../agent/statusSocket.ts'
import type { Config } from '../config.ts'
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

/** What comes of it where, without any program to run, the first step fails, and this machine stays as it is. */
async function installWithoutPrograms(config: Config) {
  vi.stubEnv('PATH', config.home)
  const { code, said } = await runVerb(['install-service'], config)
  vi.unstubAllEnvs()
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('This did not work: sh -c') as string })
  return said
}

test.skipIf(!isAdministrator)(
  'a node that runs as a process is stopped before it becomes a service, and said to be when that fails',
  async () => {
    const { runtime, config } = await aRegisteredNode(site)
    const status = { state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 0 } as const
    const hold = await holdHome(config.home, () => status, { stop: () => void hold.release() })
    const said = await installWithoutPrograms(config)
    expect(said).toContain('The node, which ran before, was stopped for this and does not run now.')
    expect(said).toContain('"mooring-node start"')
    expect(await askRunningAgent(config.home)).toBeNull()
  },
)

test.skipIf(!isAdministrator)('of a node that did not run before nothing is said when that fails', async () => {
  const { config } = await aRegisteredNode(site)
  expect(await installWithoutPrograms(config)).not.toContain('ran before')
})

/** Fails once the file beside it is there that lets it go on. */
const patientShell = `#!/bin/sh
: > "$0.begun"; while [ ! -e "$0.go-on" ]; do /bin/sleep 0.05; done; exit 1
`

test.skipIf(!isAdministrator)('a node that runs again by the time it fails is said to run', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const status = { state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 0 } as const
  const hold = await holdHome(config.home, () => status, { stop: () => void hold.release() })
  const shell = join(config.home, 'sh')
  await writeFile(shell, patientShell, { mode: 0o755 })
  const installing = installWithoutPrograms(config)
  await vi.waitFor(() => access(`${shell}.begun`), { timeout: 20_000 })
  const again = await holdHome(config.home, () => status)
  await writeFile(`${shell}.go-on`, '')
  expect(await installing).toContain('The node, which was stopped for this, runs again.')
  await again.release()
})
