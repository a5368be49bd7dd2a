/**
 * `pnpm bench network/threeNodes`, or `node bench/network/threeNodes.ts [minutes]`, as root on Linux with iproute2 and iptables: three
 * nodes of a runtime, each in a network namespace. First one is cut off in the middle of its runs, another is slowed to 256 kbit/s, and
 * both are brought back: no run may be lost, and none be executed twice. Then every link loses 10 % of its packets, of each direction, for
 * ten minutes or as many as given: no node may flap. It ends with 1 when one of these was not so.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ConsoleProcess } from '../../e2e/support/ConsoleProcess.ts'
import { console as consoleFace, purview } from '../../packages/contract/src/index.ts'
import { repositoryRoot } from '../../scripts/repositoryRoot.ts'
import { NodeProgram } from '../NodeProgram.ts'
import { printFigures, type Figure } from '../printFigures.ts'
import { closeSharedAddress, Namespace, openSharedAddress, sharedAddress } from './Namespace.ts'

const minutes = Number(process.argv[2] ?? 10)
const runtime = 'branches'
const sources = 18
/** What one scan reads: enough for some seconds. */
const files = 120
const rowsOfFile = 1500
const loss = 0.1
const secondsBetweenRuns = 180
/** Longer than a lease, so that others take the runs of the node that is cut off. */
const cutSeconds = 50
const endMsMax = 300_000
const mustBeNone = /: (?:lost|executed twice)$|^seconds not online$/

interface Site {
  console: ConsoleProcess
  spaces: Namespace[]
  programs: NodeProgram[]
}

if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error('This needs Linux and root: it makes network namespaces.')

const folder = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
const console = await ConsoleProcess.start()
const site: Site = { console, spaces: [], programs: [] }
let forwarder: Server | null = null
try {
  await fillFolder()
  await openSharedAddress()
  forwarder = await forward(Number(new URL(console.origin).port))
  await prepare(site)
  const figures = [...(await cutSlowAndMend(site)), ...(await losePackets(site))]
  printFigures('network', { nodes: site.spaces.length, sources, minutes, loss }, figures)
  if (figures.some(({ name, value }) => mustBeNone.test(name) && value !== 0)) process.exitCode = 1
} finally {
  for (const space of site.spaces) await space.mend()
  for (const program of site.programs) await program.end()
  for (const space of site.spaces) await space.close()
  forwarder?.close()
  await closeSharedAddress()
  await console.end()
  await rm(folder, { recursive: true, force: true })
}

/** The console listens on loopback, which every namespace has one of its own of. */
async function forward(port: number): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, sharedAddress, resolve))
  return server
}

async function fillFolder(): Promise<void> {
  const line = (i: number) => `${i},person${i}@example.com,${i * 7},2026-01-01,4111 1111 1111 1111`
  const rows = ['id,email,amount,day,card', ...Array.from({ length: rowsOfFile }, (_, i) => line(i))].join('\n')
  // Names that do not look like parts of one set of data.
  for (let i = 0; i < files; i += 1) {
    const place = join(folder, `area ${String.fromCodePoint(97 + (i % 26))}`)
    await mkdir(place, { recursive: true })
    await writeFile(join(place, `${randomUUID().replaceAll(/\d/g, 'x')}.csv`), rows)
  }
}

async function prepare({ console: at, spaces, programs }: Site): Promise<void> {
  await at.call(purview.putRuntime, { params: { integrationRuntimeName: runtime }, body: { kind: 'SelfHosted' } })
  const endpoint = `http://${sharedAddress}:${new URL(at.origin).port}`
  for (const index of [1, 2, 3]) {
    const space = await Namespace.open(index)
    spaces.push(space)
    const env = { MOORING_NODE_ENDPOINT: endpoint, MOORING_NODE_ALLOWED_PATHS: folder }
    const argv = [...space.prefix, process.execPath, join(repositoryRoot, 'apps/node/dist/mooring-node.mjs')] as const
    const program = await NodeProgram.prepare({ argv, env })
    programs.push(program)
    await program.register(at, { runtime, node: `node-${index}` })
    await program.run()
  }
  for (let i = 0; i < sources; i += 1) {
    const params = { dataSourceName: `folder-${i}`, scanName: 'all' }
    await at.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folder } } })
    const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
    await at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
  }
}

/** Starts a run of every scan. */
async function startRuns(at: ConsoleProcess): Promise<string[]> {
  const started = Array.from({ length: sources }, async (_, i) => {
    const runId = randomUUID()
    await at.call(purview.startRun, { params: { dataSourceName: `folder-${i}`, scanName: 'all' }, query: { runId, scanLevel: 'Full' } })
    return runId
  })
  return Promise.all(started)
}

async function nodesOf(at: ConsoleProcess) {
  return (await at.call(consoleFace.getRuntime, { params: { name: runtime } })).nodes
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + endMsMax
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`It did not come to this: ${what}.`)
    await delay(250)
  }
}

async function cutSlowAndMend({ console: at, spaces }: Site): Promise<Figure[]> {
  const [, cut, slowed] = spaces
  const runs = await startRuns(at)
  const holders = async () =>
    new Set((await leasesOf(at, runs)).filter(({ ending }) => ending === undefined).map(({ nodeName }) => nodeName))
  await until('every node has a run', async () => (await holders()).size === spaces.length)
  await cut?.cut()
  await slowed?.slow(256)
  process.stderr.write('node-2 is cut off, node-3 is slowed\n')
  await delay(cutSeconds * 1000)
  for (const space of [cut, slowed]) await space?.mend()
  process.stderr.write('both are brought back\n')
  runs.push(...(await startRuns(at)))
  const figures = await judge(at, runs, 'cut and slowed')
  await until('every node is online again', async () => (await nodesOf(at)).every(({ status }) => status === 'Online'))
  return figures
}

async function losePackets({ console: at, spaces }: Site): Promise<Figure[]> {
  for (const space of spaces) await space.lose(loss)
  const runs: string[] = []
  const seen = { secondsNotOnline: 0, silenceMs: 0 }
  for (let second = 0; second < minutes * 60; second += 1) {
    if (second % secondsBetweenRuns === 0) runs.push(...(await startRuns(at)))
    await delay(1000)
    const nodes = await nodesOf(at)
    seen.secondsNotOnline += nodes.filter(({ status }) => status !== 'Online').length
    seen.silenceMs = Math.max(seen.silenceMs, ...nodes.map(({ lastHeartbeatAt = '' }) => Date.now() - Date.parse(lastHeartbeatAt)))
    if (second % 60 === 59) process.stderr.write(`minute ${(second + 1) / 60} with loss: ${JSON.stringify(seen)}\n`)
  }
  const dropped = await Promise.all(spaces.map((space) => space.dropped()))
  for (const space of spaces) await space.mend()
  return [
    ...(await judge(at, runs, `${loss * 100} % lost`)),
    { name: 'packets dropped', value: dropped.reduce((a, b) => a + b, 0) },
    { name: 'seconds not online', value: seen.secondsNotOnline },
    { name: 'longest silence, ms', value: seen.silenceMs },
  ]
}

async function leasesOf(at: ConsoleProcess, runs: readonly string[]) {
  return (await Promise.all(runs.map(async (runId) => (await at.call(consoleFace.listRunLeases, { params: { runId } })).value))).flat()
}

/** Waits for runs to end. A run is lost when it did not succeed, and executed twice when two leases of it overlap or two completed it. */
async function judge(at: ConsoleProcess, runs: readonly string[], name: string): Promise<Figure[]> {
  const find = (runId: string) => at.call(consoleFace.findRun, { params: { runId } })
  const ended = async () => (await Promise.all(runs.map(find))).every(({ status }) => !['Accepted', 'InProgress'].includes(status))
  await until('all runs have ended', ended)
  const found = await Promise.all(runs.map(find))
  const leases = await Promise.all(runs.map((runId) => leasesOf(at, [runId])))
  const twice = leases.filter((of) => of.filter(({ ending }) => ending === 'completed').length !== 1 || of.some(overlapsNext)).length
  const wrong = found.filter(({ status }) => status !== 'Succeeded')
  for (const { status, error } of wrong) process.stderr.write(`${status}: ${error?.message ?? ''}\n`)
  const again = leases.filter((of) => of.length > 1).length
  return [
    { name: `${name}: runs`, value: runs.length },
    { name: `${name}: lost`, value: wrong.length },
    { name: `${name}: executed twice`, value: twice },
    { name: `${name}: taken over by another node`, value: again },
  ]
}

type Leases = Awaited<ReturnType<typeof leasesOf>>

function overlapsNext({ endedAt = '' }: Leases[number], index: number, all: Leases): boolean {
  const next = all[index + 1]
  return next !== undefined && !(Date.parse(endedAt) <= Date.parse(next.leasedAt))
}
