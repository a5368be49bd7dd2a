/**
 * `pnpm bench nodeMemory` for an hour, or `node bench/nodeMemory.ts [minutes]`: how long a node takes from the command until it is
 * connected, and the memory that it has resident afterwards, looked at each minute, while it scans a database and a folder every few
 * minutes. The bundle on Node.js and, when it was built, the executable of this machine, each with a bare environment. Linux only: it
 * reads /proc.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import { SourceDatabase } from '../e2e/support/SourceDatabase.ts'
import { aScan } from '../e2e/support/test.ts'
import { console as consoleFace, purview } from '../packages/contract/src/index.ts'
import { repositoryRoot } from '../scripts/repositoryRoot.ts'
import { NodeProgram, type Start } from './NodeProgram.ts'
import { printFigures, type Figure } from './printFigures.ts'
import { withConsole } from './withConsole.ts'

const minutes = Number(process.argv[2] ?? 60)
const minutesBetweenScans = 3
const starts = 5
const rowsOfFile = 20_000

interface Candidate {
  name: string
  program: NodeProgram
  connectMs: number[]
  rssMb: number[]
}

const downloads = join(repositoryRoot, 'apps/node/dist')
const executable = join(downloads, `mooring-node-linux-${process.arch}`)
const builds: [string, readonly [string, ...string[]]][] = [['bundle', [process.execPath, join(downloads, 'mooring-node.mjs')]]]
if (existsSync(executable)) builds.push(['executable', [executable]])

const folder = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
const source = await SourceDatabase.start()
try {
  await fillFolder()
  await withConsole(async ({ console }) => {
    const candidates: Candidate[] = []
    try {
      for (const [name, argv] of builds)
        candidates.push(await prepare(console, name, { argv, env: { MOORING_NODE_ALLOWED_PATHS: folder } }))
      const runs = await observe(console, candidates)
      printFigures('nodeMemory', { minutes, scansANode: runs.length / candidates.length }, candidates.map(figureOf))
      await tellFailures(console, runs)
    } finally {
      for (const { program } of candidates) await program.end()
    }
  })
} finally {
  await source.end()
  await rm(folder, { recursive: true, force: true })
}

async function fillFolder(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const line = (i: number) => `${i},person${i}@example.com,${i * 7},2026-01-01,4111 1111 1111 1111`
  const rows = ['id,email,amount,day,card', ...Array.from({ length: rowsOfFile }, (_, i) => line(i))]
  await writeFile(join(folder, 'people.csv'), rows.join('\n'))
  const records = Array.from({ length: rowsOfFile }, (_, id) => ({ id, email: `person${id}@example.com` }))
  await writeFile(join(folder, 'people.json'), JSON.stringify(records))
}

/** Registers it, starts it some times for the time that takes, and leaves it running. */
async function prepare(console: ConsoleProcess, name: string, start: Start): Promise<Candidate> {
  await console.call(purview.putRuntime, { params: { integrationRuntimeName: name }, body: { kind: 'SelfHosted' } })
  const program = await NodeProgram.prepare(start)
  await program.register(console, { runtime: name, node: name })
  const connectMs: number[] = []
  for (let round = 0; round < starts; round += 1) {
    await program.kill('SIGTERM')
    connectMs.push(await program.run())
  }
  await aScan(console, source, { runtime: name, name })
  const params = { dataSourceName: 'folder', scanName: name }
  await console.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folder } } })
  const connectedVia = { referenceName: name, integrationRuntimeType: 'SelfHosted' as const }
  await console.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
  return { name, program, connectMs, rssMb: [] }
}

/** Watches for the given time, and returns the runs that it started. */
async function observe(console: ConsoleProcess, candidates: readonly Candidate[]): Promise<string[]> {
  const runs: string[] = []
  for (let minute = 0; minute < minutes; minute += 1) {
    if (minute % minutesBetweenScans === 0) for (const { name } of candidates) runs.push(...(await startScans(console, name)))
    await delay(60_000)
    for (const { program, rssMb } of candidates) rssMb.push(await memoryMb(program))
    process.stderr.write(`minute ${minute + 1}: ${candidates.map(({ name, rssMb }) => `${name} ${rssMb.at(-1)} MB`).join(', ')}\n`)
  }
  return runs
}

async function startScans(console: ConsoleProcess, scanName: string): Promise<string[]> {
  const started = ['shop', 'folder'].map(async (dataSourceName) => {
    const runId = randomUUID()
    await console.call(purview.startRun, { params: { dataSourceName, scanName }, query: { runId, scanLevel: 'Full' } })
    return runId
  })
  return Promise.all(started)
}

/** What the kernel says is resident. */
async function memoryMb({ pid }: NodeProgram): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

function figureOf({ name, connectMs, rssMb }: Candidate): Figure {
  const sorted = connectMs.toSorted((a, b) => a - b)
  return {
    name,
    'connected, ms': Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    'slowest, ms': Math.round(sorted.at(-1) ?? 0),
    'RSS after a minute, MB': rssMb[0] ?? 0,
    'at the end, MB': rssMb.at(-1) ?? 0,
    'most of all minutes, MB': Math.max(...rssMb),
  }
}

/** A figure of scans that failed would be of something else. */
async function tellFailures(console: ConsoleProcess, runs: readonly string[]): Promise<void> {
  const found = await Promise.all(runs.map((runId) => console.call(consoleFace.findRun, { params: { runId } })))
  const wrong = found.filter(({ status }) => status !== 'Succeeded').map(({ status, error }) => `${status} ${error?.message ?? ''}`)
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${runs.length} runs did not succeed: ${wrong[0]}`)
}
