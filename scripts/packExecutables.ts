/**
 * Makes the executables of the node, which need no Node.js on the machine: a copy of Node.js for each platform, with the bundle put
 * into it (https://nodejs.org/api/single-executable-applications.html). On demand only: it fetches 90 MB and writes 330 MB.
 */
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bundleNode, downloadsFolder, fingerprintOfNode, makeBundle } from './bundleNode.ts'
import { describeDownloads } from './describeDownloads.ts'
import { executables, type Executable } from './executables.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { runCommand } from './runCommand.ts'

/** Puts bytes into a program as a resource of its format; used here only, and so fetched here only. */
const injector = { package: 'postject', version: '1.0.0-alpha.6' }
/** What the documentation of Node.js gives: the mark in the program that is set when something was put in. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

type Inject = (...args: [file: string, resource: string, content: Buffer, options: { sentinelFuse: string }]) => Promise<void>

const cache = join(repositoryRoot, '.cache/executables')

/** Makes every executable anew and offers them. */
export async function packExecutables(): Promise<void> {
  await mkdir(cache, { recursive: true })
  await bundleNode()
  const inputs = await fingerprintOfNode()
  const blob = await readFile(await makeBlob())
  const inject = await loadInjector()
  for (const executable of executables) await pack(executable, { blob, inject })
  await writeFile(join(repositoryRoot, downloadsFolder, 'executables.stamp'), inputs)
  await describeDownloads(downloadsFolder, inputs)
}

async function makeBlob(): Promise<string> {
  await makeBundle('executable', cache)
  const config = join(cache, 'sea.json')
  // Relative: stack traces of the executable name this path, which should be that of no machine.
  const [main, output] = ['mooring-node.cjs', 'node.blob'].map((name) => `.cache/executables/${name}`)
  // Neither a snapshot nor cached code: both would fit one platform only.
  await writeFile(config, JSON.stringify({ main, output, disableExperimentalSEAWarning: true, useSnapshot: false, useCodeCache: false }))
  await run(['node', '--experimental-sea-config', config])
  return join(cache, 'node.blob')
}

async function loadInjector(): Promise<Inject> {
  const folder = await unpack(injector.package, injector.version)
  return (createRequire(import.meta.url)(join(folder, 'dist/api.js')) as { inject: Inject }).inject
}

async function pack({ name, source }: Executable, { blob, inject }: { blob: Buffer; inject: Inject }): Promise<void> {
  const program = join(await unpack(source.package, process.versions.node), source.program)
  const [unfinished, file] = [join(cache, name), join(repositoryRoot, downloadsFolder, name)]
  await copyFile(program, unfinished)
  await chmod(unfinished, 0o755)
  await inject(unfinished, 'NODE_SEA_BLOB', blob, { sentinelFuse: fuse })
  await rename(unfinished, file)
  process.stdout.write(`Made ${downloadsFolder}/${name}.\n`)
}

/** The folder of a package, fetched through npm, which checks what it gets; it is none of the workspace's and not installed. */
async function unpack(name: string, version: string): Promise<string> {
  const folder = join(cache, `${name}-${version}`)
  if (existsSync(folder)) return join(folder, 'package')
  const unfinished = `${folder}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    await run(['npm', 'pack', `${name}@${version}`, '--pack-destination', unfinished, '--silent'])
    await run(['tar', '-xzf', join(unfinished, `${name}-${version}.tgz`), '-C', unfinished])
    await rm(join(unfinished, `${name}-${version}.tgz`))
    await rename(unfinished, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return join(folder, 'package')
}

async function run(argv: [string, ...string[]]): Promise<void> {
  const { ok, output } = await runCommand({ argv, timeoutMs: 300_000, output: 'keep' })
  if (!ok) throw new Error(`${argv.join(' ')} failed.\n${output}`)
}
