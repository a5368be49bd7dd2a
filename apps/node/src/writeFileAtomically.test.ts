import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileAtomically } from './writeFileAtomically.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

const isRoot = process.getuid?.() === 0

test('a link that somebody laid where it may write leads to no other file', async () => {
  const [theirs, home] = [join(folder, 'theirs'), join(folder, 'home')]
  await Promise.all([writeFile(theirs, 'as it was'), mkdir(home)])
  const path = join(home, 'settings.json')
  await symlink(theirs, `${path}.${process.pid}.new`)
  await symlink(theirs, path)
  await writeFileAtomically(path, 'the next')
  expect(await readFile(theirs, 'utf8')).toBe('as it was')
  expect(await readFile(path, 'utf8')).toBe('the next')
})

test.skipIf(!isRoot)('what an administrator writes is of whom the folder is, and nothing else becomes theirs', async () => {
  const [theirs, home] = [join(folder, 'theirs'), join(folder, 'home')]
  await Promise.all([writeFile(theirs, 'as it was'), mkdir(home)])
  await chown(home, 65_534, 65_534)
  const path = join(home, 'settings.json')
  await symlink(theirs, `${path}.${process.pid}.new`)
  await writeFileAtomically(path, 'the next')
  expect([(await stat(theirs)).uid, (await stat(path)).uid]).toEqual([0, 65_534])
})

test('what cannot be put in place leaves nothing behind', async () => {
  const path = join(folder, 'settings.json')
  await mkdir(join(path, 'in the way'), { recursive: true })
  await expect(writeFileAtomically(path, 'the next')).rejects.toThrow('settings.json')
  expect(await readdir(folder)).toEqual(['settings.json'])
})
