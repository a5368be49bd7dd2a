import { chmod, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { loadMasterKey, MasterKeyError } from './masterKey.ts'

let file: string
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'mooring-key-')), 'master.key')
})

test('is made once, for its owner only, and stays the same', async () => {
  const key = await loadMasterKey(file, { create: true })
  expect(key).toHaveLength(32)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await loadMasterKey(file, { create: true })).toEqual(key)
})

test('of several processes at once one makes it for all', async () => {
  const keys = await Promise.all(Array.from({ length: 2 }, () => loadMasterKey(file, { create: true })))
  expect(keys[0]).toEqual(keys[1])
  expect(await readdir(path.dirname(file))).toEqual(['master.key'])
})

test('is not made where it must exist', async () => {
  await expect(loadMasterKey(file, { create: false })).rejects.toThrow(/MOORING_MASTER_KEY_FILE\) does not exist/)
})

test.each(['', 'short', 'not base64 at all !'])('refuses a file that holds %j', async (text) => {
  await writeFile(file, text, { mode: 0o600 })
  await expect(loadMasterKey(file, { create: true })).rejects.toThrow(MasterKeyError)
})

test('refuses a file that everybody may read', async () => {
  await loadMasterKey(file, { create: true })
  await chmod(file, 0o644)
  await expect(loadMasterKey(file, { create: true })).rejects.toThrow(/chmod 600/)
})
