import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteIdentity, endIdentity, keyPairForRegistration, readIdentity, writeIdentity, type Identity } from './identity.ts'
import { openHome } from './openHome.ts'

let home: string
beforeEach(async () => {
  home = join(await mkdtemp(join(tmpdir(), 'mooring-node-test-')), 'home')
  await openHome(home)
})
afterEach(() => rm(join(home, '..'), { recursive: true, force: true }))

const runtimeId = '1a6296ab-423c-4346-9bcc-85a78c2c0582'

async function anIdentity(change: Partial<Identity> = {}): Promise<Identity> {
  return {
    nodeId: 'b2a0e9a1-0f6e-4a3e-9d0b-6e2f7f0e8d11',
    nodeName: 'node-1',
    runtimeId,
    runtimeName: 'runtime-1',
    account: 'mooring',
    origin: 'http://127.0.0.1:8080',
    caFile: null,
    ephemeralSeconds: null,
    keyPair: await keyPairForRegistration(home, runtimeId),
    ended: null,
    ...change,
  }
}

test('what was written is read, and only its owner can read it', async () => {
  const identity = await anIdentity()
  await writeIdentity(home, identity)
  expect(await readIdentity(home)).toEqual(identity)
  expect((await stat(join(home, 'identity.json'))).mode & 0o777).toBe(0o600)
  expect((await stat(home)).mode & 0o777).toBe(0o700)
})

test.skipIf(process.getuid?.() !== 0)('the way to a home that an administrator makes is open to the user of a service', async () => {
  const deep = join(home, 'var', 'lib', 'mooring-node')
  await openHome(deep)
  expect((await stat(join(home, 'var', 'lib'))).mode & 0o777).toBe(0o755)
  expect((await stat(deep)).mode & 0o777).toBe(0o700)
})

test('a home without an identity has none', async () => expect(await readIdentity(home)).toBeNull())

test.each(['', '{', 'null x', '{"nodeId":1}', '[]'])('a damaged file (%j) is reported with what to do', async (text) => {
  await writeFile(join(home, 'identity.json'), text)
  await expect(readIdentity(home)).rejects.toMatchObject({
    name: 'CommandFailure',
    message: expect.stringContaining('register again') as string,
  })
})

test('an unfinished registration goes on with the same key pair, one with another runtime does not', async () => {
  const first = await keyPairForRegistration(home, runtimeId)
  expect((await stat(join(home, 'identity.pending.json'))).mode & 0o777).toBe(0o600)
  expect(await keyPairForRegistration(home, runtimeId)).toEqual(first)
  expect(await keyPairForRegistration(home, 'another')).not.toEqual(first)
})

test('a finished registration leaves no key pair for the next', async () => {
  const identity = await anIdentity()
  await writeIdentity(home, identity)
  expect(await readdir(home)).toEqual(['identity.json'])
  expect(await keyPairForRegistration(home, runtimeId)).not.toEqual(identity.keyPair)
})

test('an unfinished registration that was damaged begins anew', async () => {
  await writeFile(join(home, 'identity.pending.json'), '{"runtimeId":')
  expect(await keyPairForRegistration(home, runtimeId)).toMatchObject({ kty: 'OKP', crv: 'Ed25519' })
})

test('the end of a registration is noted, but not in an identity that replaced it, nor in one that was deleted', async () => {
  const identity = await anIdentity()
  const ended = { reason: 'It was deleted.' }
  await writeIdentity(home, identity)
  await endIdentity(home, 'another', ended)
  expect((await readIdentity(home))?.ended).toBeNull()
  await endIdentity(home, identity.nodeId, ended)
  expect((await readIdentity(home))?.ended).toEqual(ended)
  await deleteIdentity(home)
  await endIdentity(home, identity.nodeId, ended)
  expect(await readIdentity(home)).toBeNull()
  await writeIdentity(home, { ...identity, nodeId: 'the next' })
  expect((await readIdentity(home))?.ended).toBeNull()
})

test('a process killed while it writes leaves the former identity or the next, whole', async () => {
  await writeIdentity(home, await anIdentity())
  const writer = fork(new URL('./testing/writeIdentities.ts', import.meta.url), [home], { stdio: 'inherit' })
  for (let seen = 0; seen < 30; seen += 1) await once(writer, 'message')
  writer.kill('SIGKILL')
  await once(writer, 'exit')
  const text = await readFile(join(home, 'identity.json'), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ runtimeName: expect.stringMatching(/^runtime-\d+$/) as string })
  expect((await readIdentity(home))?.keyPair.d).toBeTruthy()
})

test('a home that others can write to is refused', async () => {
  await chmod(home, 0o777)
  await expect(openHome(home)).rejects.toThrow(`chmod 700 ${home}`)
})
