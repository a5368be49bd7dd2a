import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { console as consoleFace, purview } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { CommandFailure } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { readIdentity } from '../identity.ts'
import { readMachineId } from '../readMachineId.ts'
import { runCommandLine } from '../runCommandLine.ts'
import { aRegisteredNode, aRuntimeFor, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { openTlsFront } from '../testing/openTlsFront.ts'
import { runCli, startCli } from '../testing/runCli.ts'

// Processes of their own take their time on a busy machine, and so does deriving keys from passwords.
vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterEach(() => site.tunnel.restore())
afterAll(() => site.close())

async function ending(args: string[], config: Config): Promise<{ code: number; text: string }> {
  let text = ''
  const print = (more: string) => void (text += more)
  try {
    // What it warns of is the machine of the test, and no matter here.
    return { code: await runCommandLine(args, { config, print, warn: () => undefined }), text }
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return { code: error.code, text: error.message }
  }
}

const nodesOf = async (runtime: string) => (await findRuntime(site, runtime)).nodes.map(({ name }) => name)

test('trades the key for an identity of its own, and says what it became', async () => {
  const { runtime, config } = await aRuntimeFor(site)
  const { code, text } = await ending(['register', '--name', 'Node_1'], config)
  expect({ code, text }).toEqual({ code: 0, text: `Registered Node_1 as a node of ${runtime} at ${site.tunnel.origin}.\n` })
  expect(await nodesOf(runtime)).toEqual(['Node_1'])
  expect(await readdir(config.home)).toEqual(['identity.json'])
  expect(await readIdentity(config.home)).toMatchObject({
    nodeName: 'Node_1',
    runtimeName: runtime,
    origin: site.tunnel.origin,
    ended: null,
  })
})

test('takes the key from a file or from standard input, and the name from the machine', async () => {
  const { runtime, config } = await aRuntimeFor(site)
  const { code, stdout } = await runCli(['register', '--key-file', '-'], { home: config.home, input: `${config.authKey ?? ''}\n` })
  expect(code).toBe(0)
  expect(stdout).toContain(`as a node of ${runtime}`)
  const other = await aRuntimeFor(site)
  await writeFile(join(site.folder, 'key.txt'), other.config.authKey ?? '')
  expect((await ending(['register', '--key-file', 'key.txt'], { ...other.config, authKey: null })).code).toBe(0)
})

test('refuses a second registration on the same home and says what it is', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const { code, text } = await ending(['register', '--name', 'other'], config)
  expect(code).toBe(1)
  expect(text).toContain(`already registered as the node node-1 of ${runtime}`)
  expect(await nodesOf(runtime)).toEqual(['node-1'])
})

test('replaces a registration that the console has ended', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  await site.at.call(consoleFace.removeNode, { params: { name: runtime, nodeName: 'node-1' } })
  expect((await ending(['register', '--name', 'again'], config)).code).toBe(0)
  expect(await nodesOf(runtime)).toEqual(['again'])
})

test('leaves a registration alone whose console cannot be asked', async () => {
  const { config } = await aRegisteredNode(site)
  const before = await readIdentity(config.home)
  site.tunnel.cut()
  const { code, text } = await ending(['register'], config)
  expect(code).toBe(3)
  expect(text).toContain('unregister --force')
  expect(await readIdentity(config.home)).toEqual(before)
})

test('a node that crashed before it wrote its identity goes on with the registration that exists', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const identity = await readIdentity(config.home)
  // As a crash leaves it: the console has said yes, and only the key pair is on disk.
  await writeFile(
    join(config.home, 'identity.pending.json'),
    JSON.stringify({ runtimeId: identity?.runtimeId, keyPair: identity?.keyPair }),
  )
  await rename(join(config.home, 'identity.json'), join(site.folder, 'lost.json'))
  expect((await ending(['register', '--name', 'node-1'], config)).code).toBe(0)
  expect(await nodesOf(runtime)).toEqual(['node-1'])
  expect(await readIdentity(config.home)).toEqual(identity)
})

test('a key that was regenerated is refused; the other goes on', async () => {
  const { runtime, config } = await aRuntimeFor(site)
  const params = { integrationRuntimeName: runtime }
  const { authKey2 = null } = await site.at.call(purview.listAuthKeys, { params })
  await site.at.call(purview.regenerateAuthKey, { params, body: { keyName: 'authKey1' } })
  const { code, text } = await ending(['register'], config)
  expect(code).toBe(1)
  expect(text).toContain('The authentication key is not valid')
  expect((await ending(['register'], { ...config, authKey: authKey2 })).code).toBe(0)
})

test('a name that another node has is refused with what to do', async () => {
  const { config } = await aRegisteredNode(site)
  const { code, text } = await ending(['register', '--name', 'node-1'], { ...config, home: `${config.home}-2` })
  expect(code).toBe(1)
  expect(text).toContain('--name')
})

test('an offline node of that name gives way when that is asked for; one that lives does not', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const again = { ...config, home: `${config.home}-again` }
  const alive = await ending(['register', '--name', 'node-1', '--replace'], again)
  expect(alive.code).toBe(1)
  expect(alive.text).toContain('--name node-2')
  await site.at.prisma.$executeRaw`UPDATE node SET registered_at = now() - interval '1 hour' WHERE name = 'node-1'`
  expect((await ending(['register', '--name', 'node-1'], again)).text).toContain('--replace')
  expect((await ending(['register', '--name', 'node-1', '--replace'], again)).code).toBe(0)
  expect(await nodesOf(runtime)).toEqual(['node-1'])
})

test('the console is told by what it may know this machine again, as far as that has an id', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const node = await site.at.prisma.node.findFirstOrThrow({ where: { runtime: { name: runtime } } })
  expect(node.machineId).toBe(await readMachineId({ home: config.home }))
})

test('one that is ephemeral says how long it may be away, and is gone once it stops', async () => {
  const { runtime, config } = await aRuntimeFor(site)
  expect((await ending(['register', '--name', 'node-1', '--ttl-seconds', '600'], config)).code).toBe(2)
  expect((await ending(['register', '--name', 'node-1', '--ephemeral', '--ttl-seconds', '599'], config)).code).toBe(2)
  expect((await ending(['register', '--name', 'node-1', '--ephemeral'], config)).code).toBe(0)
  expect((await findRuntime(site, runtime)).nodes).toMatchObject([{ name: 'node-1', ephemeralSeconds: 600 }])
  const child = startCli(['run'], { home: config.home })
  await expect.poll(async () => (await askRunningAgent(config.home))?.state, { timeout: 45_000 }).toBe('Connected')
  child.kill('SIGTERM')
  await expect.poll(() => child.exitCode, { timeout: 45_000 }).toBe(0)
  expect(await nodesOf(runtime)).toEqual([])
  expect(await readIdentity(config.home)).toBeNull()
  expect((await ending(['register', '--name', 'node-1', '--ephemeral'], config)).code).toBe(0)
})

test('an endpoint of the environment is used in place of the one in the key', async () => {
  const { config } = await aRuntimeFor(site)
  const authKey = config.authKey?.replace(/ServiceEndpoint=[^@]+/, 'ServiceEndpoint=console.invalid') ?? null
  expect((await ending(['register'], { ...config, authKey, endpoint: site.tunnel.origin })).code).toBe(0)
})

test('a machine whose clock is far off the one of the console is not registered unless that is forced', async () => {
  const { runtime, config } = await aRuntimeFor(site)
  const day = 86_400_000
  vi.useFakeTimers({ now: Date.now() + 3 * day, toFake: ['Date'] })
  const refused = await ending(['register', '--name', 'node-1'], config)
  vi.useRealTimers()
  expect(refused).toMatchObject({
    code: 1,
    text: expect.stringContaining('Clock: This machine is 72 hours ahead of the console') as string,
  })
  expect(await nodesOf(runtime)).toEqual([])
})

test('a console with a certificate of its own is trusted when that is given, and not before', async () => {
  const front = await openTlsFront(site.tunnel.origin)
  const { host } = front
  await writeFile(join(site.folder, 'ca.pem'), front.certificate)
  const { config } = await aRuntimeFor(site)
  const authKey = config.authKey?.replace(/ServiceEndpoint=[^@]+/, `ServiceEndpoint=${host}`) ?? null

  const refused = await ending(['register'], { ...config, authKey })
  expect(refused.code).toBe(3)
  expect(refused.text).toContain('--ca-file')
  expect(await ending(['register', '--ca-file', 'ca.pem'], { ...config, authKey })).toMatchObject({ code: 0 })
  expect(await readIdentity(config.home)).toMatchObject({ origin: `https://${host}`, caFile: join(site.folder, 'ca.pem') })
  expect((await ending(['unregister'], config)).code).toBe(0)
  front.close()
})
