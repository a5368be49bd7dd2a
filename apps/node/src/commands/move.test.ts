import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { endFormerIdentity } from '../endFormerIdentity.ts'
import { readIdentity, replaceIdentity } from '../identity.ts'
import { aRegisteredNode, aRuntimeFor, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runCli, startCli } from '../testing/runCli.ts'
import { runVerb } from '../testing/runVerb.ts'

// Processes of their own take their time on a busy machine, and so does deriving keys from passwords.
vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterEach(() => site.tunnel.restore())
afterAll(() => site.close())

const nodesOf = async (runtime: string) => (await findRuntime(site, runtime)).nodes.map(({ name }) => name)

/** A registered node, and the configuration with which it would move to another runtime. */
async function twoRuntimes() {
  const [from, to] = [await aRegisteredNode(site), await aRuntimeFor(site)]
  return { from: from.runtime, to: to.runtime, config: { ...from.config, authKey: to.config.authKey } }
}

test('registers at the other runtime under the same name and ends the registration here', async () => {
  const { from, to, config } = await twoRuntimes()
  const { code, out } = await runVerb(['move', '--json'], config)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({ node: 'node-1', runtime: to, account: 'testaccount', origin: site.tunnel.origin, formerEnded: true })
  expect([await nodesOf(from), await nodesOf(to)]).toEqual([[], ['node-1']])
  expect(await readIdentity(config.home)).toMatchObject({ runtimeName: to, ended: null })
  expect(await readdir(config.home)).toEqual(['identity.json'])
})

test('a node that ran is connected there when it was waited for', async () => {
  const { to, config } = await twoRuntimes()
  startCli(['run'], { home: config.home })
  await expect.poll(async () => (await askRunningAgent(config.home))?.state, { timeout: 45_000 }).toBe('Connected')
  const moved = await runCli(['move', '--wait'], { home: config.home, env: { MOORING_AUTH_KEY: config.authKey ?? '' } })
  expect(moved).toMatchObject({ code: 0, stdout: expect.stringContaining(`a node of ${to}`) as string })
  expect(await askRunningAgent(config.home)).toMatchObject({ state: 'Connected', runtime: to })
  await runCli(['stop', '--wait'], { home: config.home })
})

test('warns before the key is sent over a network that others can read', async () => {
  const { config } = await twoRuntimes()
  const { code, said } = await runVerb(['move'], { ...config, endpoint: 'http://console.invalid:8080' })
  expect({ code, said }).toEqual({ code: 3, said: expect.stringContaining('travel in clear') as string })
})

test('refuses a key of the runtime that it belongs to, a machine that is not registered, and a name that is taken', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  expect(await runVerb(['move'], config)).toMatchObject({ code: 1, said: expect.stringContaining(`a key of ${runtime}`) as string })
  const fresh = await aRuntimeFor(site)
  expect(await runVerb(['move'], fresh.config)).toMatchObject({ code: 1, said: expect.stringContaining('not registered') as string })
  const other = await aRegisteredNode(site)
  const taken = await runVerb(['move'], { ...config, authKey: other.config.authKey })
  expect(taken).toMatchObject({ code: 1, said: expect.stringContaining('--name node-2') as string })
  expect(await readIdentity(config.home)).toMatchObject({ runtimeName: runtime })
  expect(await nodesOf(runtime)).toEqual(['node-1'])
})

test('one that was killed after the console said yes holds its former identity, and moves when asked again', async () => {
  const { from, to, config } = await twoRuntimes()
  const former = await readIdentity(config.home)
  expect(await runVerb(['move'], config)).toMatchObject({ code: 0 })
  const moved = await readIdentity(config.home)
  // As the crash leaves it: registered there, only the key pair of that on disk.
  await writeFile(join(config.home, 'identity.pending.json'), JSON.stringify({ runtimeId: moved?.runtimeId, keyPair: moved?.keyPair }))
  await writeFile(join(config.home, 'identity.json'), JSON.stringify(former))
  expect(await runVerb(['move'], config)).toMatchObject({ code: 0 })
  expect([await nodesOf(from), await nodesOf(to)]).toEqual([[], ['node-1']])
  expect(await readIdentity(config.home)).toEqual(moved)
})

test('a former registration that could not be ended is ended by the next start', async () => {
  const { from, to, config } = await twoRuntimes()
  const former = await readIdentity(config.home)
  if (former === null) throw new Error('The node is not registered.')
  const spare = { ...config, home: `${config.home}-spare` }
  expect(await runVerb(['register', '--name', 'node-1'], spare)).toMatchObject({ code: 0 })
  const next = await readIdentity(spare.home)
  if (next === null) throw new Error('The spare is not registered.')
  await replaceIdentity(config.home, former, next)
  site.tunnel.cut()
  expect(await endFormerIdentity(config)).toBe(false)
  site.tunnel.restore()
  expect([await nodesOf(from), await nodesOf(to)]).toEqual([['node-1'], ['node-1']])
  expect(await endFormerIdentity(config)).toBe(true)
  expect([await nodesOf(from), await nodesOf(to)]).toEqual([[], ['node-1']])
  expect(await endFormerIdentity(config)).toBe(true)
})

test.each(['identity.pending.json', 'identity.former.json'])('killed once %s is there, it has one identity that holds', async (file) => {
  const { from, to, config } = await twoRuntimes()
  await rm(join(config.home, file), { force: true })
  const child = startCli(['move'], { home: config.home, env: { MOORING_AUTH_KEY: config.authKey ?? '' } })
  const exited = once(child, 'exit')
  await expect.poll(() => existsSync(join(config.home, file)) || child.exitCode !== null, { interval: 1, timeout: 45_000 }).toBe(true)
  child.kill('SIGKILL')
  await exited
  const identity = await readIdentity(config.home)
  expect([from, to]).toContain(identity?.runtimeName)
  expect(await nodesOf(identity?.runtimeName ?? '')).toEqual(['node-1'])
  // Asked again it ends where it should, with nothing left behind.
  const again = identity?.runtimeName === from ? await runVerb(['move'], config) : { code: 0 }
  expect(again.code).toBe(0)
  await endFormerIdentity(config)
  expect([await nodesOf(from), await nodesOf(to)]).toEqual([[], ['node-1']])
})

test('a lost identity is not replaced by a move', async () => {
  const { config } = await twoRuntimes()
  await rename(join(config.home, 'identity.json'), join(site.folder, 'lost.json'))
  expect(await runVerb(['move'], config)).toMatchObject({ code: 1 })
})
