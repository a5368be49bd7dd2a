/**
 * `node bench/millionFiles.ts [files]`, or `pnpm bench millionFiles` for 50,000: a folder of small files with different names, and one of
 * as many that are parts of resource sets, scanned by a node for a console, each in a process of its own: at first, and again when
 * nothing has changed. Beside it a walk that only asks for names and statuses and reads the beginnings. The memory of both is what was
 * in use ten times in the course of a scan, after the garbage was collected. Then how long the console takes to answer what the pages
 * ask of so many assets, and to delete them, and what somebody else waits for his answer meanwhile. Linux only: it reads /proc.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import { console as consoleFace, purview, type AssetSelection, type LeasedRun } from '../packages/contract/src/index.ts'
import { repositoryRoot } from '../scripts/repositoryRoot.ts'
import { HeapWatch, watchedArguments } from './HeapWatch.ts'
import { makeFiles, walkRaw, type Naming } from './manyFiles.ts'
import { hundredths } from './measure.ts'
import { NodeProgram } from './NodeProgram.ts'
import { msOf, OtherCaller } from './OtherCaller.ts'
import { printFigures, type Figure } from './printFigures.ts'
import { processorMs } from './processorMs.ts'
import { withConsole } from './withConsole.ts'

const files = Number(process.argv[2] ?? 50_000)
const curvePoints = 10
const pollMs = 200
const runtime = 'office'

interface Site {
  console: ConsoleProcess
  machine: NodeProgram
  heaps: { node: HeapWatch; console: HeapWatch }
}

const root = await realpath(await mkdtemp(join(tmpdir(), 'mooring-bench-')))
const folderOf = (naming: Naming) => join(root, naming)
try {
  await withConsole(
    async ({ console }) => {
      const argv = [process.execPath, ...watchedArguments, join(repositoryRoot, 'apps/node/src/main.ts')] as const
      const machine = await NodeProgram.prepare({ argv, env: { MOORING_NODE_ALLOWED_PATHS: root } })
      try {
        await console.call(purview.putRuntime, { params: { integrationRuntimeName: runtime }, body: { kind: 'SelfHosted' } })
        await machine.register(console, { runtime, node: 'first' })
        await machine.run()
        const heaps = {
          node: await HeapWatch.of({ pid: machine.pid, output: () => machine.output }),
          console: await HeapWatch.of({ pid: console.pid ?? 0, output: () => console.output }),
        }
        await measureAll({ console, machine, heaps })
        for (const heap of Object.values(heaps)) heap.close()
      } finally {
        await machine.end()
      }
    },
    { NODE_OPTIONS: watchedArguments.join(' ') },
  )
} finally {
  await rm(root, { recursive: true, force: true })
}

async function measureAll(site: Site): Promise<void> {
  const scans: Figure[] = []
  for (const naming of ['numbers', 'letters'] as const) {
    await mkdir(folderOf(naming))
    makeFiles(folderOf(naming), { count: files, naming })
    const raw = measureRaw(naming)
    scans.push(raw)
    await putScan(site.console, naming)
    for (const scanLevel of ['Full', 'Incremental'] as const) {
      const figure = await measureScan(site, { naming, scanLevel })
      scans.push({ ...figure, ratio: hundredths(figure.seconds / raw.seconds), cpuRatio: hundredths(figure.nodeCpu / raw.nodeCpu) })
      process.stderr.write(`${JSON.stringify(scans.at(-1))}\n`)
    }
  }
  printFigures('millionFiles', { files }, scans)
  printFigures('millionFiles', { files, unit: 'ms' }, await measureAnswers(site.console))
  printFigures('millionFiles', { files, unit: 'ms' }, await measureDeletions(site.console))
}

function measureRaw(naming: Naming): Figure & { seconds: number; nodeCpu: number } {
  const start = performance.now()
  const cpuStart = process.cpuUsage()
  if (walkRaw(folderOf(naming)) !== files) throw new Error('The walk did not find all files.')
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpuStart)
  return {
    name: `${naming}: walk`,
    seconds: hundredths(seconds),
    filesPerSecond: Math.round(files / seconds),
    nodeCpu: hundredths((user + system) / 1e6),
  }
}

async function putScan(console: ConsoleProcess, naming: Naming): Promise<void> {
  const params = { dataSourceName: naming, scanName: naming }
  await console.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folderOf(naming) } } })
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  await console.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
}

async function measureScan(
  { console, machine, heaps }: Site,
  { naming, scanLevel }: { naming: Naming; scanLevel: LeasedRun['scanLevel'] },
): Promise<Figure & { seconds: number; nodeCpu: number }> {
  const runId = randomUUID()
  const cpu = () => ({ node: processorMs(machine.pid).own, console: processorMs(console.pid ?? 0) })
  const before = cpu()
  const start = performance.now()
  await console.call(purview.startRun, { params: { dataSourceName: naming, scanName: naming }, query: { runId, scanLevel } })
  const curves = { node: [] as number[], console: [] as number[] }
  const rssMax = { node: 0, console: 0 }
  const others = new OtherCaller(console)
  for (;;) {
    const { status, error, progress } = await console.call(consoleFace.findRun, { params: { runId } })
    if (status === 'Succeeded') break
    if (status === 'Failed' || status === 'Canceled') throw new Error(`The scan ended as ${status}: ${error?.message}`)
    if (((progress?.objectsSeen ?? 0) * curvePoints) / files >= curves.node.length + 1) {
      for (const name of ['node', 'console'] as const) {
        const { inUseMb, rssMb } = await heaps[name].look()
        curves[name].push(inUseMb)
        rssMax[name] = Math.max(rssMax[name], rssMb)
      }
    }
    await others.ask()
    await delay(pollMs)
  }
  const seconds = (performance.now() - start) / 1000
  const after = cpu()
  const spent = (from: number, to: number) => hundredths((to - from) / 1000)
  return {
    name: `${naming}: ${scanLevel}`,
    seconds: hundredths(seconds),
    filesPerSecond: Math.round(files / seconds),
    nodeCpu: spent(before.node, after.node),
    consoleCpu: spent(before.console.own, after.console.own),
    databaseCpu: spent(before.console.below, after.console.below),
    othersMaxMs: others.slowestMs,
    nodeRssMax: rssMax.node,
    consoleRssMax: rssMax.console,
    nodeInUse: curves.node.join(' '),
    consoleInUse: curves.console.join(' '),
  }
}

/** What the asset browser and the page of a run ask for; the fastest of three. */
async function measureAnswers(console: ConsoleProcess): Promise<Figure[]> {
  const list = (query: AssetSelection) => () => console.call(consoleFace.listAssets, { query })
  const facets = (query: AssetSelection) => () => console.call(consoleFace.listAssetFacets, { query })
  const { value: runs } = await console.call(consoleFace.listRuns, { query: {} })
  const newest = runs[0]?.id ?? ''
  const first = runs.at(-1)?.id ?? ''
  const classification = 'MICROSOFT.PERSONAL.EMAIL'
  const works: [string, () => Promise<unknown>][] = [
    ['list: all', list({})],
    ['list: of a source', list({ dataSourceName: 'letters' })],
    ['list: of a kind', list({ kind: 'resourceSet' })],
    ['list: classified', list({ classification })],
    ['list: search, few', list({ search: 'zzz' })],
    ['list: search, none', list({ search: 'no such name' })],
    ['list: search, most', list({ search: 'b' })],
    ['list: vanished', list({ vanished: 'yes' })],
    ['facets: all', facets({})],
    ['facets: of a source', facets({ dataSourceName: 'letters' })],
    ['facets: classified', facets({ classification })],
    ['facets: search, few', facets({ search: 'zzz' })],
    ['facets: search, most', facets({ search: 'b' })],
    ['compare: newest run', () => console.call(consoleFace.compareRun, { params: { runId: newest }, query: {} })],
    ['compare: first run', () => console.call(consoleFace.compareRun, { params: { runId: first }, query: {} })],
    ['runs', () => console.call(consoleFace.listRuns, { query: {} })],
  ]
  const figures: Figure[] = []
  for (const [name, work] of works) {
    const times = [await msOf(work), await msOf(work), await msOf(work)]
    figures.push({ name, firstMs: Math.round(times[0] ?? 0), fastestMs: Math.round(Math.min(...times)) })
  }
  return figures
}

async function measureDeletions(console: ConsoleProcess): Promise<Figure[]> {
  const params = { dataSourceName: 'letters', scanName: 'letters' }
  const works: [string, () => Promise<unknown>][] = [
    ['delete the scan', () => console.call(purview.deleteScan, { params })],
    ['delete the data source', () => console.call(purview.deleteDataSource, { params })],
  ]
  const figures: Figure[] = []
  for (const [name, work] of works) {
    const others = new OtherCaller(console)
    const ms = await others.askDuring(work)
    figures.push({ name, ms: Math.round(ms), othersMaxMs: others.slowestMs })
  }
  return figures
}
