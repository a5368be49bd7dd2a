import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repositoryRoot } from './repositoryRoot.ts'
import { fingerprint, isStale, markFresh } from './staleness.ts'

let folder: string
let path: string
beforeAll(async () => {
  await mkdir(join(repositoryRoot, '.cache'), { recursive: true })
  folder = await mkdtemp(join(repositoryRoot, '.cache/staleness-'))
  path = `.cache/${basename(folder)}`
  await mkdir(join(folder, 'src/deep'), { recursive: true })
  await writeFile(join(folder, 'src/deep/a.ts'), 'a')
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await rm(`${folder}.stamp`, { force: true })
})

test('a step is stale until it has ended, and again when what it made is gone', async () => {
  const inputs = await fingerprint([`${path}/src`])
  const stamp = { name: basename(folder), inputs, outputs: [`${path}/made`] }
  await writeFile(join(folder, 'made'), '')
  const before = await isStale(stamp)
  await markFresh(stamp)
  const after = await isStale(stamp)
  await rm(join(folder, 'made'))
  expect([before, after, await isStale(stamp)]).toEqual([true, false, true])
})

test('every change of a name or of a content changes the fingerprint, and nothing else does', async () => {
  const paths = [`${path}/src`, `${path}/missing`]
  const first = await fingerprint(paths)
  const again = await fingerprint(paths.toReversed())
  await writeFile(join(folder, 'src/deep/a.ts'), 'b')
  const changed = await fingerprint(paths)
  await writeFile(join(folder, 'missing'), '')
  const added = await fingerprint(paths)
  expect(again).toBe(first)
  expect(new Set([first, changed, added]).size).toBe(3)
})
