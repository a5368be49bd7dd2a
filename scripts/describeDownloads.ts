import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { executables } from './executables.ts'
import { repositoryRoot } from './repositoryRoot.ts'

/**
 * Writes down what there is to download: `downloads.json` for the console, `SHA256SUMS` for `sha256sum --check`. An executable that was made
 * from other sources than the bundle is left out, until it is made again.
 */
export async function describeDownloads(folder: string, inputs: string): Promise<void> {
  const root = join(repositoryRoot, folder)
  const { version } = JSON.parse(await readFile(join(repositoryRoot, 'apps/node/package.json'), 'utf8')) as { version: string }
  const bundle = { name: 'mooring-node.mjs', kind: 'bundle' }
  const made = (await textOf(join(root, 'executables.stamp'))) === inputs ? executables : []
  const offered = [...made.map(({ name, platform, arch }) => ({ name, kind: 'executable', platform, arch })), bundle]
  const files = []
  for (const file of offered.filter(({ name }) => existsSync(join(root, name)))) {
    const path = join(root, file.name)
    files.push({ ...file, bytes: (await stat(path)).size, sha256: await sha256Of(path) })
  }
  await write(join(root, 'SHA256SUMS'), files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(''))
  await write(join(root, 'downloads.json'), `${JSON.stringify({ version, files }, null, 2)}\n`)
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const textOf = async (path: string): Promise<string> => (existsSync(path) ? readFile(path, 'utf8') : '')

async function write(path: string, text: string): Promise<void> {
  await writeFile(`${path}.${process.pid}`, text)
  await rename(`${path}.${process.pid}`, path)
}
