import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Config } from '../config.ts'
import { readSettings } from '../settings.ts'
import { identityOf } from '../testing/identityOf.ts'
import { openProxy, type TestProxy } from '../testing/openProxy.ts'
import { aRegisteredNode, aRuntimeFor, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runVerb } from '../testing/runVerb.ts'

let site: TestSite
let proxy: TestProxy
beforeAll(async () => {
  site = await openTestSite()
  proxy = await openProxy(`Basic ${btoa('ada:planted-password')}`)
  await writeFile(join(site.folder, 'password.txt'), 'planted-password\n')
  await writeFile(join(site.folder, 'wrong.txt'), 'planted-wrong\n')
})
afterEach(() => site.tunnel.restore())
afterAll(async () => {
  proxy.close()
  await site.close()
})

const withUser = (address: string, file = 'password.txt') => ['set', 'proxy', address, '--user', 'ada', '--password-file', file]

/** A registered node whose console has a name that only the proxy knows. */
async function behindProxy(): Promise<Config> {
  const { config } = await aRegisteredNode(site)
  const origin = site.tunnel.origin.replace('127.0.0.1', 'console.invalid')
  await writeFile(join(config.home, 'identity.json'), JSON.stringify({ ...(await identityOf(config.home)), origin }))
  return config
}

test('settings can be made before the node is registered, and are kept', async () => {
  const { config } = await aRuntimeFor(site)
  expect(await runVerb(['set', 'concurrency', '2'], config)).toMatchObject({ code: 0, out: 'It is set.\n' })
  expect(await runVerb(['set', 'log-level', 'warn'], config)).toMatchObject({ code: 0 })
  expect(await runVerb(['set', 'proxy', 'system'], config)).toMatchObject({ code: 0 })
  expect(await readSettings(config.home)).toMatchObject({ concurrentJobs: 2, logLevel: 'warn', proxy: { mode: 'system' } })
  expect(await runVerb(['set', 'concurrency', 'auto'], config)).toMatchObject({ code: 0 })
  expect((await readSettings(config.home)).concurrentJobs).toBeNull()
})

test('a proxy with a password is tried on the way to the console, is set, and its password is not printed', async () => {
  const config = await behindProxy()
  const { code, out } = await runVerb([...withUser(proxy.origin), '--bypass', '.corp.example, 10.0.0.1', '--test', '--json'], config)
  expect(code).toBe(0)
  expect(out).not.toContain('planted')
  expect((await readSettings(config.home)).proxy).toEqual({
    ...{ mode: 'custom', address: proxy.origin, user: 'ada', password: 'planted-password' },
    bypass: ['.corp.example', '10.0.0.1'],
  })
  expect(await runVerb(['unregister'], config)).toMatchObject({ code: 0 })
})

test('a proxy that does not let the node through is not set', async () => {
  const config = await behindProxy()
  const { code, said } = await runVerb([...withUser(proxy.origin, 'wrong.txt'), '--test'], config)
  expect(code).toBe(3)
  expect(said).toContain('the proxy wants a user and a password')
  expect(said).not.toContain('planted')
  expect((await readSettings(config.home)).proxy).toEqual({ mode: 'none' })
})

test.each([
  [[]],
  [['proxy']],
  [['colour', 'blue']],
  [['constructor', 'x']],
  [['concurrency', '0']],
  [['concurrency', '65']],
  [['concurrency', '2', '--user', 'x']],
  [['log-level', 'loud']],
  [['proxy', 'proxy:3128']],
  [['proxy', 'http://ada:planted-password@proxy:3128']],
  [['proxy', 'http://proxy:3128', '--password-file', 'password.txt']],
])('set %j is wrong usage and repeats no secret', async (args) => {
  const { config } = await aRuntimeFor(site)
  const { code, said } = await runVerb(['set', ...args], config)
  expect(code).toBe(2)
  expect(said).not.toContain('planted')
})
