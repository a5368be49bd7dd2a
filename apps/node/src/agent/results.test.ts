import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteResults, forgetResult, keepResult, keptResults, type RunResult } from './results.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const aResult = (fence: number): RunResult => ({ runId: '3fa85f64-5717-4562-b3fc-2c963f66afa6', outcome: { fence, outcome: 'succeeded' } })

test('a result is kept until it is forgotten, readable by its owner only', async () => {
  await keepResult(home, aResult(1))
  expect(await keptResults(home)).toEqual([aResult(1)])
  expect((await stat(join(home, 'results', `${aResult(1).runId}.json`))).mode & 0o777).toBe(0o600)
  await forgetResult(home, aResult(1))
  expect(await keptResults(home)).toEqual([])
})

test('a result of a later lease takes the place of an earlier one and is not forgotten with it', async () => {
  await keepResult(home, aResult(1))
  await keepResult(home, aResult(2))
  await forgetResult(home, aResult(1))
  expect(await keptResults(home)).toEqual([aResult(2)])
})

test('a home without results has none', async () => expect(await keptResults(home)).toEqual([]))

test('what is not a result is removed', async () => {
  await mkdir(join(home, 'results'))
  const damaged = ['', '{', '{}', '{"runId":"x","outcome":{"fence":1,"outcome":"failed"}}', 'null']
  await Promise.all(damaged.map((text, n) => writeFile(join(home, 'results', `${n}.json`), text)))
  await writeFile(join(home, 'results', 'x.json.77.new'), '{')
  expect(await keptResults(home)).toEqual([])
  expect(await readdir(join(home, 'results'))).toEqual([])
})

test('deleting all results twice is fine', async () => {
  await keepResult(home, aResult(1))
  await deleteResults(home)
  await deleteResults(home)
  expect(await keptResults(home)).toEqual([])
})
