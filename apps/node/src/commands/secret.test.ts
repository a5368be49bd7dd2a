import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Config } from '../config.ts'
import { noProxy } from '../proxy.ts'
import { readStoredSecret } from '../secrets/secretStore.ts'
import { runVerb } from '../testing/runVerb.ts'

let config: Config
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
  config = { home: join(folder, 'home'), workingDirectory: folder, authKey: null, endpoint: null, systemProxy: noProxy.system } as Config
  await writeFile(join(folder, 'password.txt'), 'planted-secret\n')
  await writeFile(join(folder, 'empty.txt'), '\n')
})
afterAll(() => rm(config.workingDirectory, { recursive: true }))

test('a secret of a file is kept, listed by its name alone, and removed', async () => {
  const kept = await runVerb(['secret', 'set', 'sales-database', '--file', 'password.txt'], config)
  expect(kept).toMatchObject({ code: 0, out: 'The secret sales-database is kept.\n' })
  expect(await readStoredSecret(config.home, 'sales-database')).toBe('planted-secret')
  expect(await runVerb(['secret', 'list', '--json'], config)).toMatchObject({ out: '{"secrets":["sales-database"]}\n' })
  expect(await runVerb(['secret', 'remove', 'sales-database'], config)).toMatchObject({ code: 0 })
  expect(await runVerb(['secret', 'list'], config)).toMatchObject({ code: 0, out: '' })
})

test('for programs it says what became of a secret', async () => {
  const kept = await runVerb(['secret', 'set', 'stock', '--file', 'password.txt', '--json'], config)
  expect(kept).toMatchObject({ code: 0, out: '{"secret":"stock","isKept":true}\n' })
  const gone = await runVerb(['secret', 'remove', 'stock', '--json'], config)
  expect(gone).toMatchObject({ code: 0, out: '{"secret":"stock","isKept":false}\n' })
})

test.each([
  [['secret'], 2],
  [['secret', 'set', 'sales'], 2],
  [['secret', 'set', '../up', '--file', 'password.txt'], 2],
  [['secret', 'set', 'sales', '--file', 'empty.txt'], 1],
  [['secret', 'set', 'sales', '--file', 'absent.txt'], 1],
  [['secret', 'remove', 'never-was'], 1],
])('%j ends with %i and says why', async (args, code) => {
  const ended = await runVerb(args, config)
  expect(ended.code).toBe(code)
  expect(ended.said).not.toBe('')
})
