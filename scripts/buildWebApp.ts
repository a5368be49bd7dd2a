import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from './repositoryRoot.ts'
import { runCommand } from './runCommand.ts'
import { fingerprint, isStale, markFresh } from './staleness.ts'

const OUTPUT = 'apps/web/dist'
const INPUTS = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'contractForBrowser.ts', 'config.ts', 'package.json'].map(
    (name) => `apps/web/${name}`,
  ),
  'packages/contract/src',
  'packages/domain/src',
  'pnpm-lock.yaml',
]

/** Builds the web app when anything that it is made of has changed since; answers whether it did. */
export async function buildWebApp(): Promise<boolean> {
  if (!existsSync(join(repositoryRoot, 'apps/web/vite.config.ts'))) {
    process.stdout.write('There is no web app to build: apps/web/vite.config.ts is missing.\n')
    return false
  }
  const stamp = { name: 'web', inputs: await fingerprint(INPUTS), outputs: [`${OUTPUT}/index.html`] }
  if (!(await isStale(stamp))) return false
  process.stdout.write('Building the web app...\n')
  // Beside the final place, so that a build that is killed is never taken for a whole one.
  const unfinished = join(repositoryRoot, `.cache/web.${process.pid}`)
  try {
    const argv: [string, ...string[]] = ['vite', 'build', 'apps/web', '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn']
    const { ok } = await runCommand({ argv, env: { NODE_ENV: 'production' }, timeoutMs: 300_000, output: 'show' })
    if (!ok) throw new Error('The web app could not be built.')
    await replace(join(repositoryRoot, OUTPUT), unfinished)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await markFresh(stamp)
  return true
}

/** A folder cannot be renamed over another: between the two renames a console that runs already misses its files. */
async function replace(folder: string, by: string): Promise<void> {
  const old = `${by}.old`
  if (existsSync(folder)) await rename(folder, old)
  await rename(by, folder)
  await rm(old, { recursive: true, force: true })
}
