import type { DiscoveredAsset } from '@mooring/contract'
import { recallSamples } from '../relational/recallSamples.ts'
import { classified, remembered, sampleNotRead, sampleTimeoutMs, slowSamplesMax, unsampled } from '../relational/sampling.ts'
import { addressOf, hostOf, sslModePrefer, type Source } from '../relational/Source.ts'
import { ScanError } from '../ScanError.ts'
import type { JobOf, Scanner, ScanSink } from '../Scanner.ts'
import { countTables, namesAfter } from './catalogue.ts'
import { connectToSource, statementTimeoutMs, type SourceConnection } from './connectToSource.ts'
import { readTables } from './readTables.ts'
import { sampleTable } from './sampleTable.ts'

/** How many tables are described at once: bounds what a page of very wide ones takes in memory. */
const tablesPerPage = 100
const lockWaitSeconds = 2

type Job = JobOf<'AzureMySqlCredential', 'AzureMySql'>

/**
 * Reads the catalogue of one database of MySQL or MariaDB through one session.
 *
 * Tables come in pages, each a few queries over the page's names: memory stays flat on both sides whatever the size, and the server's
 * time limit counts for each query. There is no transaction around it all: it would give no snapshot of a catalogue, would keep every
 * sampled table from being altered until the scan ends, and, were it read-only, would make views over functions that write look broken.
 * Rows are read in read-only transactions: `sampleTable`.
 */
export const mySqlScanner: Scanner<Job> = {
  kind: 'AzureMySqlCredential',
  async scan(job, sink, signal) {
    const source = sourceOf(job)
    const connection = await connectToSource(source, signal)
    try {
      const server = await prepareSession(connection, source)
      await readPages({ connection, source, sink, signal, job, ...server })
    } finally {
      await connection.close()
    }
  },
}

function sourceOf({ scan, credential }: Job): Source {
  const { serverEndpoint, port, databaseName, sslMode } = scan.properties
  const { user = '', password = '' } = credential?.properties ?? {}
  return { host: hostOf(serverEndpoint), port, database: databaseName, user, password, sslMode: sslMode ?? sslModePrefer }
}

interface Server {
  /** As the server spells it, which may differ in case from how the scan does. */
  database: string
  /** The statement that sets the time limit of those that follow. */
  limit: (milliseconds: number) => string
}

/** `sql_mode` comes first: one that takes a backslash for itself would change what quoted text means. */
async function prepareSession(connection: SourceConnection, source: Source): Promise<Server> {
  await connection.query(`SET SESSION sql_mode = '', lock_wait_timeout = ${lockWaitSeconds}, innodb_lock_wait_timeout = ${lockWaitSeconds}`)
  const [row] = await connection.query<{ version: string; name: string }>('SELECT VERSION() AS version, DATABASE() AS name')
  const version = row?.version ?? ''
  const isMariaDb = /mariadb/i.test(version)
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  if (major < (isMariaDb ? 10 : 5) || (major === 5 && minor < 7)) {
    throw new ScanError(
      'ScanFailed',
      `The MySQL server at ${addressOf(source)} is too old: MySQL 5.7 or MariaDB 10.4 or newer is needed. Upgrade it, then scan again.`,
    )
  }
  const limit = (milliseconds: number) =>
    isMariaDb ? `SET SESSION max_statement_time = ${milliseconds / 1000}` : `SET SESSION max_execution_time = ${milliseconds}`
  await connection.query(limit(statementTimeoutMs))
  return { database: row?.name ?? source.database, limit }
}

interface Reading extends Server {
  connection: SourceConnection
  source: Source
  sink: ScanSink
  signal: AbortSignal
  job: Job
}

async function readPages(reading: Reading): Promise<void> {
  const { connection, source, sink, signal, job, database } = reading
  const objectsTotal = await countTables(connection, database)
  const sampled = { rows: 0, slow: 0 }
  let objectsSeen = 0
  sink.progress({ objectsSeen, objectsTotal, rowsSampled: 0 })
  for await (const names of pagesOfNames(connection, database)) {
    const found = await readTables({ connection, source, database, sink }, names)
    const covered = found.filter(({ qualifiedName }) => job.scope.covers(qualifiedName))
    const assets = await sampleAll(reading, covered, sampled)
    if (assets.length > 0) await sink.assets(assets)
    signal.throwIfAborted()
    objectsSeen += names.length
    // Somebody may have made tables since they were counted.
    sink.progress({ objectsSeen, objectsTotal: Math.max(objectsTotal, objectsSeen), rowsSampled: sampled.rows })
  }
}

async function* pagesOfNames(connection: SourceConnection, database: string): AsyncGenerator<string[]> {
  let last = ''
  for (;;) {
    const names = await namesAfter(connection, database, last)
    for (let start = 0; start < names.length; start += tablesPerPage) yield names.slice(start, start + tablesPerPage)
    const end = names.at(-1)
    if (end === undefined) return
    last = end
  }
}

async function sampleAll(
  { connection, source, sink, job: { sampling, memory }, limit, signal }: Reading,
  assets: DiscoveredAsset[],
  sampled: { rows: number; slow: number },
): Promise<DiscoveredAsset[]> {
  if (sampling === null || assets.length === 0) return assets
  const looked: DiscoveredAsset[] = []
  const recalled = await recallSamples(
    assets.map((asset) => ({ asset, facts: source.user })),
    memory,
  )
  await connection.query(limit(sampleTimeoutMs))
  for (const asset of assets) {
    const known = recalled.get(asset.qualifiedName)
    if (known?.asset) {
      looked.push(known.asset)
      continue
    }
    const refusal = refusalOf(asset, sampled.slow)
    const sample = refusal === null ? await sampleTable(connection, asset, sampling.rowsMax) : { refusal, isSlow: false }
    if ('rows' in sample) {
      const { rows } = sample
      sampled.rows += rows.length
      looked.push(remembered(await classified(asset, { rows, sampling }, signal), rows, known?.revision))
      continue
    }
    if (asset.columns.length > 0) sink.exception(sampleNotRead(asset, sample.refusal))
    if (sample.isSlow) sampled.slow += 1
    looked.push(unsampled(asset))
  }
  await connection.query(limit(statementTimeoutMs))
  return looked
}

/** Why the rows of a table are not even tried. A table that lives elsewhere is fetched whole from there, whatever the limit. */
function refusalOf({ kind, columns }: DiscoveredAsset, slow: number): string | null {
  if (columns.length === 0) return 'it shows no columns'
  if (kind === 'foreignTable') return 'they are on another server'
  return kind === 'view' && slow >= slowSamplesMax ? 'too many others were too slow' : null
}
