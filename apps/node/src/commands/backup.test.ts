import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { console as consoleFace } from '@mooring/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readIdentity } from '../identity.ts'
import { keepSecret, readStoredSecret } from '../secrets/secretStore.ts'
import { readSettings } from '../settings.ts'
import { aRegisteredNode, aRuntimeFor, openTestSite, startAgent, type TestSite } from '../testing/openTestSite.ts'
import { runVerb } from '../testing/runVerb.ts'

// Processes of their own take their time on a busy machine, and so does deriving keys from passwords.
vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
  await writeFile(join(site.folder, 'password.txt'), 'twelve chars or more\n')
  await writeFile(join(site.folder, 'other.txt'), 'another password\n')
  await writeFile(join(site.folder, 'short.txt'), 'eleven char\n')
})
afterAll(() => site.close())

const using = (file: string, password = 'password.txt') => ['--file', file, '--password-file', password]

test('another machine becomes the node, with its settings, and the console knows it', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  await runVerb(['set', 'concurrency', '3'], config)
  const backup = await runVerb(['backup', ...using('one.backup'), '--json'], config)
  const { file, madeAt } = JSON.parse(backup.out) as { file: string; madeAt: string }
  expect((await readSettings(config.home)).lastBackupAt).toBe(madeAt)
  const text = await readFile(file, 'utf8')
  const identity = await readIdentity(config.home)
  expect(text).not.toContain(identity?.keyPair.d)
  expect(text).not.toContain(identity?.nodeId)
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  const fresh = { ...config, home: join(site.folder, 'another-machine') }
  const restored = await runVerb(['restore', ...using('one.backup'), '--json'], fresh)
  expect(JSON.parse(restored.out)).toEqual({ node: 'node-1', runtime, madeAt })
  expect(await readIdentity(fresh.home)).toEqual(identity)
  expect((await readSettings(fresh.home)).concurrentJobs).toBe(3)
  const running = await startAgent(fresh)
  await expect.poll(() => running.agent.status().state, { timeout: 45_000 }).toBe('Connected')
  expect((await site.at.call(consoleFace.getRuntime, { params: { name: runtime } })).nodes.length).toBe(1)
  await running.stop()
})

test('the certificates that it trusts are in the backup, and in the home afterwards', async () => {
  const { config } = await aRegisteredNode(site)
  const identity = await readIdentity(config.home)
  await writeFile(join(site.folder, 'ca.pem'), 'a certificate')
  await writeFile(join(config.home, 'identity.json'), JSON.stringify({ ...identity, caFile: join(site.folder, 'ca.pem') }))
  expect(await runVerb(['backup', ...using('ca.backup')], config)).toMatchObject({ code: 0 })
  const fresh = { ...config, home: join(site.folder, 'with-ca') }
  expect(await runVerb(['restore', ...using('ca.backup')], fresh)).toMatchObject({ code: 0 })
  const { caFile } = (await readIdentity(fresh.home)) ?? {}
  expect(caFile).toBe(join(fresh.home, 'restored-ca.pem'))
  expect(await readFile(caFile ?? '', 'utf8')).toBe('a certificate')
})

test('the secrets that it keeps are in the backup, sealed, and open on the other machine', async () => {
  const { config } = await aRegisteredNode(site)
  await keepSecret(config.home, 'sales', 'planted-secret')
  expect(await runVerb(['backup', ...using('secrets.backup')], config)).toMatchObject({ code: 0 })
  expect(await readFile(join(site.folder, 'secrets.backup'), 'utf8')).not.toContain('sales')
  const fresh = { ...config, home: join(site.folder, 'with-secrets') }
  expect(await runVerb(['restore', ...using('secrets.backup')], fresh)).toMatchObject({ code: 0 })
  expect(await readStoredSecret(fresh.home, 'sales')).toBe('planted-secret')
  await rm(join(config.home, 'secrets.key'))
  const lost = await runVerb(['backup', ...using('lost.backup')], config)
  expect(lost).toMatchObject({ code: 1, said: expect.stringContaining('The secret sales') as string })
})

test('a wrong password, a short one, a missing file and a machine in use are refused', async () => {
  const { config } = await aRegisteredNode(site)
  expect(await runVerb(['backup', ...using('two.backup')], config)).toMatchObject({ code: 0 })
  const fresh = { ...config, home: join(site.folder, 'refused') }
  const refused = (said: string) => ({ code: 1, said: expect.stringContaining(said) as string })
  expect(await runVerb(['restore', ...using('two.backup', 'other.txt')], fresh)).toMatchObject(refused('The password is not the one'))
  expect(await runVerb(['restore', ...using('two.backup', 'short.txt')], fresh)).toMatchObject(refused('at least 12 characters'))
  expect(await runVerb(['restore', ...using('absent.backup')], fresh)).toMatchObject(refused('cannot be read'))
  expect(await runVerb(['restore', ...using('password.txt')], fresh)).toMatchObject(refused('not a backup'))
  expect(await readIdentity(fresh.home)).toBeNull()
  const other = await aRegisteredNode(site)
  expect(await runVerb(['restore', ...using('two.backup')], other.config)).toMatchObject(refused('--force'))
  expect(await runVerb(['restore', '--force', ...using('two.backup')], other.config)).toMatchObject({ code: 0 })
  expect(await runVerb(['backup', ...using('absent/x.backup')], config)).toMatchObject(refused('cannot be written'))
})

test('there is nothing to back up before it is registered, and a file must be named', async () => {
  const { config } = await aRuntimeFor(site)
  expect(await runVerb(['backup', ...using('none.backup')], config)).toMatchObject({ code: 1 })
  expect(await runVerb(['backup'], config)).toMatchObject({ code: 2 })
  expect(await runVerb(['restore'], config)).toMatchObject({ code: 2 })
})
