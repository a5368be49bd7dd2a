import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const repository = path.resolve(import.meta.dirname, '../..')

/** The node of an older version, in one file, as somebody downloaded it then. */
export async function anOlderBundle(version: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mooring-older-'))
  const script = `import('./scripts/bundleNode.ts').then(({ makeBundle }) => makeBundle('module', process.argv[1], process.argv[2]))`
  const node = path.join(repository, 'node_modules/.bin/node')
  await promisify(execFile)(node, ['-e', script, folder, version], { cwd: repository, timeout: 120_000 })
  return { file: path.join(folder, 'mooring-node.mjs'), remove: () => rm(folder, { recursive: true, force: true }) }
}
