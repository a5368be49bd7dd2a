import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetSecret, keepSecret, readStoredSecret, storedSecretNames } from './secretStore.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(home, { recursive: true }))

test('keeps a secret, replaces it and forgets it', async () => {
  expect(await readStoredSecret(home, 'sales')).toBeNull()
  await keepSecret(home, 'sales', 'one')
  await keepSecret(home, 'stock', 'two')
  await keepSecret(home, 'sales', 'three')
  expect(await storedSecretNames(home)).toEqual(['sales', 'stock'])
  expect(await readStoredSecret(home, 'sales')).toBe('three')
  expect(await forgetSecret(home, 'sales')).toBe(true)
  expect(await forgetSecret(home, 'sales')).toBe(false)
  expect(await readStoredSecret(home, 'sales')).toBeNull()
  expect(await readStoredSecret(home, 'stock')).toBe('two')
})

test.skipIf(process.platform === 'win32')("no secret stands in a file, and both files are their owner's alone", async () => {
  await keepSecret(home, 'sales', 'the-very-secret')
  for (const file of ['secrets.json', 'secrets.key']) {
    expect(await readFile(join(home, file), 'utf8')).not.toContain('the-very-secret')
    expect((await stat(join(home, file))).mode & 0o077).toBe(0)
  }
})

test('a sealed secret opens under its own name only, and an altered one not at all', async () => {
  await keepSecret(home, 'sales', 'one')
  await keepSecret(home, 'stock', 'two')
  const path = join(home, 'secrets.json')
  const store = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>
  await writeFile(path, JSON.stringify({ sales: store['stock'], stock: store['stock']?.replace(/^..../, 'AAAA') }))
  await expect(readStoredSecret(home, 'sales')).rejects.toThrow(/sales.*cannot be opened/)
  await expect(readStoredSecret(home, 'stock')).rejects.toThrow(/stock.*cannot be opened/)
})

test('a damaged store is said to be so, and is not written over', async () => {
  await writeFile(join(home, 'secrets.json'), '{"sales": 1')
  await expect(readStoredSecret(home, 'sales')).rejects.toThrow(/cannot be read/)
  await expect(keepSecret(home, 'sales', 'one')).rejects.toThrow(/cannot be read/)
  expect(await readFile(join(home, 'secrets.json'), 'utf8')).toBe('{"sales": 1')
})
