/** Updates as they happen: the real console, and a node that runs in processes of its own and becomes another version. */
import { execFile, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { console as consoleFace } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeBundle } from '../../../../scripts/bundleNode.ts'
import { offerVersion } from '../../../api/src/testing/offerVersion.ts'
import { rollOut } from '../../../api/src/testing/rollOut.ts'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { aRegisteredNode, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { startCli } from '../testing/runCli.ts'
import { openProgramsFolder, programPath, writeOrder, writePrograms, type Program } from './programs.ts'

// A process of its own for each version, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 })
const patience = { timeout: 90_000, interval: 250 }

const next = '0.2.0'
const later = '0.3.0'
const broken = `process.stderr.write('Nothing works.\\n'); process.exit(3)`

let site: TestSite
let folder: string
let program: string
let laterProgram: string
const running: ChildProcess[] = []
beforeAll(async () => {
  ;[site, folder] = await Promise.all([openTestSite(), mkdtemp(join(tmpdir(), 'mooring-update-'))])
  program = await bundleOf(next)
  laterProgram = await bundleOf(later)
}, 180_000)
afterEach(async () => {
  for (const child of running.splice(0)) await kill(child)
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

async function bundleOf(version: string): Promise<string> {
  await makeBundle('module', folder, version)
  return readFile(join(folder, 'mooring-node.mjs'), 'utf8')
}

async function kill(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    await once(child, 'exit')
  }
  return child.exitCode
}

function start(home: string, env: Record<string, string> = {}): ChildProcess {
  const child = startCli(['run'], { home, env })
  running.push(child)
  return child
}

const isConnected = async (home: string) => (await askRunningAgent(home))?.state === 'Connected'
const connected = (home: string) => expect.poll(() => isConnected(home), patience).toBe(true)
const isGone = (home: string) => expect.poll(async () => await askRunningAgent(home), patience).toBeNull()

/** The node of a runtime as the console sees it. */
async function seen(runtime: string) {
  const params = { name: runtime }
  const [{ nodes }, updates] = [
    await site.at.call(consoleFace.getRuntime, { params }),
    await site.at.call(consoleFace.getUpdates, { params }),
  ]
  return { status: nodes[0]?.status, version: nodes[0]?.version, state: updates.nodes[0]?.state, reason: updates.nodes[0]?.reason }
}

/** Asks for the update of the node and lets the console roll it out until it is as wanted. */
async function update(runtime: string, wanted: { state: string; version: string }) {
  await site.at.call(consoleFace.startUpdate, { params: { name: runtime }, body: {} })
  await reached(runtime, wanted)
}

async function reached(runtime: string, wanted: { state: string; version: string }) {
  const look = async () => {
    await rollOut(site.at)
    return seen(runtime)
  }
  await expect.poll(look, patience).toMatchObject({ ...wanted, status: 'Online' })
}

async function aRunningNode() {
  const { runtime, config } = await aRegisteredNode(site)
  const child = start(config.home)
  const said = child.stderr ? readAll(child.stderr) : Promise.resolve('')
  await connected(config.home)
  return { runtime, home: config.home, child, said }
}

/** A home in which the file of the next version lies, as a node that was killed on the way to it has left it. */
async function aHomeWithTheNext() {
  const { runtime, config } = await aRegisteredNode(site)
  const found: Program = { version: next, kind: 'bundle', sha256: createHash('sha256').update(program).digest('hex') }
  await openProgramsFolder(config.home)
  await writeFile(programPath(config.home, found), program, { mode: 0o700 })
  return { runtime, home: config.home, found }
}

/** What the process of a node runs, and that of each which it has started. */
async function commandsOf({ pid }: ChildProcess): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid= ppid= args='])
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  return lines.filter(([id, parent]) => [id, parent].includes(String(pid))).map(([, , ...command]) => command.join(' '))
}

/** One program in memory, and not another that waits for its end. */
const isOne = (child: ChildProcess, program: string) =>
  expect.poll(() => commandsOf(child), patience).toEqual([expect.stringContaining(`${program} run`)])

test('a node becomes the next version, and is that also after it was killed and started anew', async () => {
  await offerVersion(site.at, { version: next, program })
  const { runtime, home, child } = await aRunningNode()
  await update(runtime, { state: 'upToDate', version: next })
  await isOne(child, '.mjs')
  await connected(home)
  await kill(child)
  await isGone(home)
  const again = start(home)
  await connected(home)
  await reached(runtime, { state: 'upToDate', version: next })
  await isOne(again, '.mjs')
  expect(await kill(again, 'SIGTERM')).toBe(0)
  await isGone(home)
})

test('so does one that was updated before: back to that when the next does not work, and on to it when it does', async () => {
  const { runtime, home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: found, trial: null })
  const child = start(home)
  await reached(runtime, { state: 'upToDate', version: next })
  await offerVersion(site.at, { version: '0.2.5', program: broken })
  await update(runtime, { state: 'rolledBack', version: next })
  await isOne(child, programPath(home, found))
  await offerVersion(site.at, { version: later, program: laterProgram })
  await update(runtime, { state: 'upToDate', version: later })
  await isOne(child, programPath(home, { ...found, sha256: createHash('sha256').update(laterProgram).digest('hex') }))
  await connected(home)
  expect(await kill(child, 'SIGTERM')).toBe(0)
})

test('a version that is killed while it is on trial ends its process as before, and the node starts', async () => {
  const { runtime, home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: null, trial: { program: found, taskId: site.folder, seconds: 120, begun: 0 } })
  const child = start(home)
  await expect.poll(async () => (await commandsOf(child)).length, patience).toBe(2)
  await kill(child)
  await isGone(home)
  start(home)
  await reached(runtime, { state: 'upToDate', version: next })
})

test('a file that is of another version than it was offered as is run, and not again and again', async () => {
  const { runtime, home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: { ...found, version: '9.9.9' }, trial: null })
  const child = start(home)
  await connected(home)
  expect(await seen(runtime)).toMatchObject({ version: next })
  await isOne(child, programPath(home, found))
})

test('what goes on as a version of the home keeps its environment, what it writes to, and the arguments', async () => {
  const { home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: found, trial: null })
  // Stands for systemd's program: keeps by whom and where it is told.
  const told = join(folder, 'told')
  await writeFile(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$NOTIFY_SOCKET $PPID $@" >> ${told}\n`, { mode: 0o755 })
  const child = start(home, { NOTIFY_SOCKET: '/run/of/systemd', PATH: `${folder}:/usr/bin:/bin` })
  const said = child.stderr ? readAll(child.stderr) : Promise.resolve('')
  await isOne(child, programPath(home, found))
  await connected(home)
  expect(await kill(child, 'SIGTERM')).toBe(0)
  expect(await readFile(told, 'utf8')).toMatch(new RegExp(`^/run/of/systemd ${child.pid} --ready `))
  expect(await said).toMatch(/goes on as a version of the home[^]*"The node stops\."/)
})

test('a version that ends before it reaches the console is taken back, with the reason, and the next good one is taken', async () => {
  await offerVersion(site.at, { version: '0.1.5', program: broken })
  const { runtime, home, said, child } = await aRunningNode()
  await update(runtime, { state: 'rolledBack', version: '0.1.0' })
  expect((await seen(runtime)).reason).toBe('Version 0.1.5 ended with code 3 before it reached the console.')
  expect(await readdir(join(home, 'update', 'programs'))).toEqual([])
  await offerVersion(site.at, { version: next, program })
  await update(runtime, { state: 'upToDate', version: next })
  await isOne(child, '.mjs')
  await connected(home)
  expect(await kill(child, 'SIGTERM')).toBe(0)
  expect(await said).toContain('The update is taken back.')
})

test.each([
  ['another checksum', { sha256: createHash('sha256').update('something else').digest('hex') }, 'SHA-256'],
  ['no checksum at all', { sha256: '../../etc/passwd' }, 'checksum'],
])('a file with %s is refused: the node goes on as the version that it is, and keeps nothing of it', async (_, wrong, reason) => {
  await offerVersion(site.at, { version: next, program, ...wrong })
  const { runtime, home, child } = await aRunningNode()
  await update(runtime, { state: 'refused', version: '0.1.0' })
  expect((await seen(runtime)).reason).toContain(reason)
  expect((await readdir(join(home, 'update'))).filter((name) => name !== 'programs')).toEqual([])
  expect(child.exitCode).toBeNull()
})

test('a node that was killed while it prepared an update goes on with it when it is started', async () => {
  const folderOfOffer = await offerVersion(site.at, { version: next, program })
  const { runtime, config } = await aRegisteredNode(site)
  await site.at.call(consoleFace.startUpdate, { params: { name: runtime }, body: {} })
  const { id: nodeId } = await site.at.prisma.node.findFirstOrThrow({ where: { runtime: { name: runtime } } })
  const task = await site.at.prisma.nodeTask.create({ data: { nodeId, kind: 'update', input: {}, takenAt: new Date() } })
  await site.at.prisma.nodeUpdate.update({ where: { nodeId }, data: { phase: 'downloading', phaseAt: new Date(), taskId: task.id } })
  const { files } = JSON.parse(await readFile(join(folderOfOffer, 'downloads.json'), 'utf8')) as {
    files: { bytes: number; sha256: string }[]
  }
  const [file] = files.map(({ bytes, sha256 }) => ({ kind: 'bundle' as const, path: '/download/mooring-node.mjs', bytes, sha256 }))
  const order = { version: next, files: file === undefined ? [] : [file], drainSeconds: 60, trialSeconds: 120 }
  await writeOrder(config.home, { task: { taskId: task.id, kind: 'update', order }, begun: 1 })
  start(config.home)
  await reached(runtime, { state: 'upToDate', version: next })
  expect(await readdir(join(config.home, 'update'))).not.toContain('order.json')
})

test('one that was killed while the next version was on trial tries it once more', async () => {
  const { runtime, home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: null, trial: { program: found, taskId: site.folder, seconds: 120, begun: 1 } })
  start(home)
  await connected(home)
  expect(await seen(runtime)).toMatchObject({ version: next })
})

test('and not again after that: it starts as the version before', async () => {
  const { runtime, home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: null, trial: { program: found, taskId: site.folder, seconds: 120, begun: 2 } })
  start(home)
  await connected(home)
  expect(await seen(runtime)).toMatchObject({ version: '0.1.0' })
})

test('a version whose file was changed is not started', async () => {
  const { runtime, home, found } = await aHomeWithTheNext()
  await writePrograms(home, { current: found, trial: null })
  await writeFile(programPath(home, found), broken)
  start(home)
  await connected(home)
  expect(await seen(runtime)).toMatchObject({ version: '0.1.0' })
})
