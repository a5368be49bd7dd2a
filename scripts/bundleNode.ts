import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describeDownloads } from './describeDownloads.ts'
import { packParts } from './packParts.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { runCommand } from './runCommand.ts'
import { fingerprint, isStale, markFresh } from './staleness.ts'

/** Where everything lies that the console offers for download. */
export const downloadsFolder = 'apps/node/dist'

const OUTPUT = `${downloadsFolder}/mooring-node.mjs`
const INPUTS = [
  ...['src', 'package.json'].map((name) => `apps/node/${name}`),
  ...['contract', 'domain', 'scanners'].map((name) => `packages/${name}/src`),
  ...[
    'scripts/bundle.config.ts',
    'scripts/bundleNode.ts',
    'scripts/packParts.ts',
    'scripts/describeDownloads.ts',
    'package.json',
    'pnpm-lock.yaml',
  ],
]

/** What the files to download are made from. */
export const fingerprintOfNode = (): Promise<string> => fingerprint(INPUTS)

/** Puts the node into one file when anything that it is made of has changed since; answers whether it did. */
export async function bundleNode(): Promise<boolean> {
  const stamp = { name: 'node-bundle', inputs: await fingerprintOfNode(), outputs: [OUTPUT, `${downloadsFolder}/downloads.json`] }
  if (!(await isStale(stamp))) return false
  process.stdout.write('Bundling the node...\n')
  const unfinished = join(repositoryRoot, `.cache/node-bundle.${process.pid}`)
  try {
    await makeBundle('module', unfinished)
    await mkdir(join(repositoryRoot, downloadsFolder), { recursive: true })
    // Onto the same disk first: whoever downloads at this moment gets the former file or the next, whole.
    await copyFile(join(unfinished, 'mooring-node.mjs'), join(repositoryRoot, `${OUTPUT}.new`))
    await rename(join(repositoryRoot, `${OUTPUT}.new`), join(repositoryRoot, OUTPUT))
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await describeDownloads(downloadsFolder, stamp.inputs)
  await markFresh(stamp)
  return true
}

/**
 * Bundles into one file of a folder: an ES module for Node.js, or what an executable starts from. Its version is that of the workspace,
 * unless another is given: so what comes after a version, or came before it, can be tried.
 */
export async function makeBundle(form: 'module' | 'executable', folder: string, version = ''): Promise<void> {
  const parts = join(repositoryRoot, `.cache/node-parts.${form}${version}.${process.pid}`)
  const argv: [string, ...string[]] = ['vite', 'build', 'apps/node', '--config', 'scripts/bundle.config.ts', '--outDir', parts]
  try {
    const env = { NODE_ENV: 'production', MOORING_BUNDLE_VERSION: version }
    const { ok } = await runCommand({ argv: [...argv, '--logLevel', 'warn'], env, timeoutMs: 120_000, output: 'show' })
    if (!ok) throw new Error('The node could not be bundled.')
    await mkdir(folder, { recursive: true })
    const output = join(folder, form === 'module' ? 'mooring-node.mjs' : 'mooring-node.cjs')
    await packParts({ folder: parts, main: 'main.cjs', form, output })
  } finally {
    await rm(parts, { recursive: true, force: true })
  }
}
