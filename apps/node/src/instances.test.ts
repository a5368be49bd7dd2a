import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepInstance, lastInstance } from './instances.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-instances-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

test('the process that spoke last for a node is known, also for the node before', async () => {
  expect(await lastInstance(home, 'one')).toBeUndefined()
  await keepInstance(home, 'one', 'a')
  await keepInstance(home, 'one', 'b')
  await keepInstance(home, 'two', 'c')
  expect([await lastInstance(home, 'one'), await lastInstance(home, 'two')]).toEqual(['b', 'c'])
  await keepInstance(home, 'three', 'd')
  expect(await lastInstance(home, 'one')).toBeUndefined()
})

test.each(['', '{', '[]', '3', '{"one":7}'])('a file that says nothing is as good as none: %s', async (text) => {
  await writeFile(join(home, 'instances.json'), text)
  expect(await lastInstance(home, 'one')).toBeUndefined()
  await keepInstance(home, 'one', 'a')
  expect(await lastInstance(home, 'one')).toBe('a')
})
