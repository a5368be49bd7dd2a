import { expect, test, vi } from 'vitest'
import { openBackup, sealBackup } from './sealBackup.ts'

// Deriving a key from a password is slow on purpose.
vi.setConfig({ testTimeout: 90_000 })

const password = 'twelve chars or more'

test('what was sealed is opened with the same password, and shows neither its content nor its password', async () => {
  const sealed = await sealBackup('the content', password)
  expect(sealed).not.toContain('content')
  expect(sealed).not.toContain(password)
  expect(await openBackup(sealed, password)).toBe('the content')
})

test('the same content is never sealed alike', async () => {
  expect(await sealBackup('x', password)).not.toBe(await sealBackup('x', password))
})

test('another password opens nothing', async () => {
  await expect(openBackup(await sealBackup('x', password), `${password}!`)).rejects.toThrow('The password is not the one of this backup')
})

test.each(['salt', 'iv', 'tag', 'ciphertext'])('a changed %s is noticed', async (part) => {
  const sealed = JSON.parse(await sealBackup('the content', password)) as Record<string, string>
  const bytes = Buffer.from(sealed[part] ?? '', 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await expect(openBackup(JSON.stringify({ ...sealed, [part]: bytes.toString('base64') }), password)).rejects.toThrow(
    'or the file was changed',
  )
})

test.each(['', '{', 'null', '{}', '{"format":"mooring-node-backup","version":2}', '[1]'])('%j is no backup', async (file) => {
  await expect(openBackup(file, password)).rejects.toThrow('not a backup')
})

test('a tag or an iv that is cut short is refused', async () => {
  const sealed = JSON.parse(await sealBackup('the content', password)) as Record<string, string>
  await expect(openBackup(JSON.stringify({ ...sealed, tag: 'AAAA' }), password)).rejects.toThrow('not a backup')
  await expect(openBackup(JSON.stringify({ ...sealed, iv: '' }), password)).rejects.toThrow('not a backup')
})
