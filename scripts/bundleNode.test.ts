import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBundle } from './bundleNode.ts'
import { repositoryRoot } from './repositoryRoot.ts'

const run = promisify(execFile)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-bundle-'))
  await makeBundle('module', folder)
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a program with nothing of this environment, away from the repository. */
const bare = (program: string, args: string[]) =>
  run(program, args, { cwd: folder, env: { PATH: '/usr/bin:/bin', MOORING_NODE_HOME: join(folder, 'home') } })

test('the bundle runs on its own, away from the packages that it is made of', async () => {
  const { stdout } = await bare(process.execPath, [join(folder, 'mooring-node.mjs'), 'version', '--json'])
  const { version } = JSON.parse(await readFile(join(repositoryRoot, 'apps/node/package.json'), 'utf8')) as { version: string }
  expect(JSON.parse(stdout)).toMatchObject({ version })
  const status = await bare(process.execPath, [join(folder, 'mooring-node.mjs'), 'status', '--json'])
  expect(JSON.parse(status.stdout)).toMatchObject({ state: 'NotRegistered' })
})

test('the bundle requires nothing that Node.js does not have itself, and names no folder of the machine that it was made on', async () => {
  const text = await readFile(join(folder, 'mooring-node.mjs'), 'utf8')
  const packed = [...text.matchAll(/^ {2}"[^"]+": '([^']+)',$/gm)].map(([, part = '']) => part)
  const parts = packed.map((part) => brotliDecompressSync(Buffer.from(part, 'base64')).toString())
  const required = parts.flatMap((part) => [...part.matchAll(/^let \w+ = require\("([^"]+)"\);$/gm)]).map(([, name = '']) => name)
  expect(required).toContain('node:fs/promises')
  expect(required.filter((name) => !/^(?:node:|\.\/)/.test(name) && !isBuiltin(name))).toEqual([])
  expect(parts.filter((part) => part.includes(repositoryRoot))).toEqual([])
})
