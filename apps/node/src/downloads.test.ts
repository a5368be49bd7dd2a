import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { selfSignedCertificate } from '@mooring/scanners/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeBundle } from '../../../scripts/bundleNode.ts'
import { packForThisPlatform } from '../../../scripts/packExecutables.ts'
import type { AgentStatus } from './agent/AgentStatus.ts'
import { aRuntimeFor, findRuntime, openTestSite, type TestSite } from './testing/openTestSite.ts'
import { openTlsFront } from './testing/openTlsFront.ts'

// A process of its own for each step, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 })

let site: TestSite
let folder: string
const running: ChildProcess[] = []
beforeAll(async () => {
  ;[site, folder] = await Promise.all([openTestSite(), mkdtemp(join(tmpdir(), 'mooring-downloads-'))])
}, 120_000)
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

/** A node as it was downloaded, started with nothing of this environment and nothing of this repository. */
function downloaded([program, ...first]: [string, ...string[]], more: Record<string, string> = {}) {
  const env = { ...more, PATH: '/usr/bin:/bin', MOORING_NODE_HOME: join(folder, 'home') }
  const begin = (...args: string[]) => spawn(program, [...first, ...args], { cwd: folder, env, stdio: 'pipe' })
  const answer = async (args: string[], input = '') => {
    const child = begin(...args)
    child.stdin.on('error', () => child.stdin.destroy()).end(input)
    const [out, [code]] = await Promise.all([readAll(child.stdout), once(child, 'exit') as Promise<[number | null]>])
    return { out, code }
  }
  return { begin, answer }
}

/** Registers, runs, is seen online, stops, and leaves; resolves to the code with which it stopped. */
async function story(command: [string, ...string[]], front?: string): Promise<number | null> {
  const extra = front === undefined ? {} : { NODE_EXTRA_CA_CERTS: join(folder, 'extra.pem') }
  const trust = front === undefined ? [] : ['--ca-file', 'ca.pem']
  const { begin, answer } = downloaded(command, extra)
  const { runtime, config } = await aRuntimeFor(site)
  const key = config.authKey ?? ''
  const authKey = front === undefined ? key : key.replace(/ServiceEndpoint=[^@]+/, `ServiceEndpoint=${front}`)
  expect(await answer(['register', '--key-file', '-', '--name', 'node-1', ...trust], authKey)).toMatchObject({ code: 0 })
  const child = begin('run')
  running.push(child)
  const status = async () => JSON.parse((await answer(['status', '--json'])).out) as AgentStatus
  await expect.poll(async () => (await status()).state, { timeout: 90_000 }).toBe('Connected')
  expect((await findRuntime(site, runtime)).nodes).toMatchObject([{ name: 'node-1', status: 'Online' }])
  expect(await answer(['stop', '--wait'])).toMatchObject({ code: 0 })
  await expect.poll(() => child.exitCode, { timeout: 45_000 }).not.toBeNull()
  expect(await answer(['unregister'])).toMatchObject({ code: 0 })
  expect((await findRuntime(site, runtime)).nodes).toEqual([])
  return child.exitCode
}

test('the bundle that the console offers registers, runs and stops, away from the packages that it is made of', async () => {
  await makeBundle('module', folder)
  expect(await story([process.execPath, join(folder, 'mooring-node.mjs')])).toBe(0)
})

test('so it does under the oldest Node.js that it is for, which does not tell what it trusts', async () => {
  // What Node.js 22.0 lacks of that which the node, and what it is made of, ask for.
  const older = join(folder, 'older.cjs')
  const [tls, zlib] = ["require('node:tls')", "require('node:zlib')"]
  await writeFile(
    older,
    `delete URL.parse
delete ${tls}.getCACertificates
for (const name of Object.keys(${zlib})) if (/zstd/i.test(name)) delete ${zlib}[name]
delete process.execve
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.0.0' } })
`,
  )
  const front = await openTlsFront(site.tunnel.origin)
  try {
    // That of the file must not take away what Node.js trusts by itself.
    await writeFile(join(folder, 'ca.pem'), selfSignedCertificate('other.example').certificate)
    await writeFile(join(folder, 'extra.pem'), front.certificate)
    expect(await story([process.execPath, '--require', older, join(folder, 'mooring-node.mjs')], front.host)).toBe(0)
  } finally {
    front.close()
  }
})

// Of the Node.js that runs this: on a machine where that is built in another way, such as Alpine Linux, it is as good as it is.
const executable = (): string => join(folder, 'mooring-node')

test('so does the executable, which needs no Node.js', async () => {
  await packForThisPlatform(folder)
  expect(await story([executable()])).toBe(0)
})

/** An empty root with the executable and the libraries that it says it needs: no shell, no Node.js, no certificates. */
async function emptyRoot(): Promise<string> {
  const root = join(folder, 'root')
  const { stdout } = await promisify(execFile)('ldd', [executable()])
  for (const [library] of stdout.matchAll(/\/lib\S*/g)) {
    await mkdir(join(root, dirname(library)), { recursive: true })
    await copyFile(library, join(root, library))
  }
  await mkdir(join(root, 'tmp'))
  await copyFile(executable(), join(root, 'mooring-node'))
  return root
}

const mayChangeRoot = process.platform === 'linux' && process.getuid?.() === 0
test.skipIf(!mayChangeRoot)('the executable starts in an empty root (skipped where that needs more rights)', async () => {
  const env = { MOORING_NODE_HOME: '/tmp/home' }
  const { stdout } = await promisify(execFile)('/usr/sbin/chroot', [await emptyRoot(), '/mooring-node', 'status', '--json'], { env })
  expect(JSON.parse(stdout)).toMatchObject({ state: 'NotRegistered' })
})
