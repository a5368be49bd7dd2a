import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeSettings, proxyOrigin, readSettings } from './settings.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const fresh = { proxy: { mode: 'none' }, concurrentJobs: null, logLevel: 'info', lastBackupAt: null }
const custom = { mode: 'custom' as const, address: 'http://proxy.example:3128', user: 'u', password: 'p', bypass: ['.corp.example'] }

test('a home where nothing was set has no proxy and logs what matters', async () => expect(await readSettings(home)).toEqual(fresh))

test('one setting is changed and the others stay, in a file that only its owner can read', async () => {
  await changeSettings(home, { proxy: custom })
  await changeSettings(home, { concurrentJobs: 3 })
  expect(await readSettings(home)).toEqual({ ...fresh, proxy: custom, concurrentJobs: 3 })
  expect((await stat(join(home, 'settings.json'))).mode & 0o777).toBe(0o600)
})

test.each([
  '{',
  '1',
  '{"logLevel":"loud"}',
  '{"concurrentJobs":0}',
  '{"concurrentJobs":65}',
  '{"proxy":{"mode":"custom"}}',
  '{"proxy":null}',
  JSON.stringify({ proxy: { ...custom, address: 'http://u:p@proxy' } }),
])('a damaged file (%s) is reported with its path', async (text) => {
  await writeFile(join(home, 'settings.json'), text)
  await expect(readSettings(home)).rejects.toMatchObject({
    name: 'CommandFailure',
    message: expect.stringContaining(join(home, 'settings.json')) as string,
  })
})

test.each([
  ['http://proxy:3128', 'http://proxy:3128'],
  ['https://Proxy.example/', 'https://proxy.example'],
  ['proxy:3128', null],
  ['http://user:password@proxy', null],
  ['http://proxy/path', null],
  ['socks5://proxy', null],
  ['', null],
])('the address %j of a proxy is the origin %j', (address, origin) => expect(proxyOrigin(address)).toBe(origin))
