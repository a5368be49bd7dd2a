import { assetsPerCallMax } from '@mooring/contract'
import { codeOf } from '../relational/codeOf.ts'
import { addressOf, hostOf, sslModePrefer, type Source } from '../relational/Source.ts'
import { ScanError } from '../ScanError.ts'
import type { JobOf, ScanException, Scanner, ScanSink } from '../Scanner.ts'
import { measurements, relationCount, relations, serverVersionMin, type MeasurementRow, type RelationRow } from './catalogue.ts'
import { connectToSource, statementTimeoutMs, type SourceConnection } from './connectToSource.ts'
import { qualifiedName } from './qualifiedName.ts'
import { TableSampler } from './TableSampler.ts'
import { toAsset } from './toAsset.ts'

/** Bounds what a batch of very wide tables takes in memory; 500 ordinary ones stay below it. */
const columnsPerBatchMax = 10_000
const lockNotAvailable = '55P03'

const sizeNotRead = 'SizeNotReadWhileLocked'

type Job = JobOf<'AzurePostgreSqlCredential', 'AzurePostgreSql'>

/**
 * Reads the catalogue of one database through one session, in one read-only snapshot.
 *
 * Relations come in batches, each a query of its own that starts after the last oid (not a cursor): memory stays flat on both
 * sides whatever the size, the server's time limit counts for each batch, and no portal stays open while the console is slow.
 */
export const postgreSqlScanner: Scanner<Job> = {
  kind: 'AzurePostgreSqlCredential',
  async scan(job, sink, signal) {
    const source = sourceOf(job)
    const connection = await connectToSource(source, signal)
    try {
      const serverVersion = await beginSnapshot(connection, source)
      await readRelations({ connection, source, serverVersion, job, sink, signal })
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

/**
 * All that follows runs in this transaction, so its READ ONLY is the guarantee that a scan changes nothing. The settings are the
 * transaction's too: a session's would leak to other clients through a pooler such as PgBouncer, which also refuses them at connecting.
 */
async function beginSnapshot(connection: SourceConnection, source: Source): Promise<number> {
  await connection.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const [server] = await connection.query<{ version: number }>(`SELECT pg_catalog.current_setting('server_version_num')::int AS version`)
  if (!server || server.version < serverVersionMin) {
    throw new ScanError(
      'ScanFailed',
      `The PostgreSQL server at ${addressOf(source)} is too old: version 11 or newer is needed. Upgrade it, then scan again.`,
    )
  }
  await connection.query(sessionSettings)
  return server.version
}

// Compiling the plans (jit) would take longer than running them.
const sessionSettings = `
  SELECT pg_catalog.set_config(name, value, true) FROM (VALUES
    ('search_path', 'pg_catalog'), ('statement_timeout', '${statementTimeoutMs}ms'),
    ('jit', 'off'), ('max_parallel_workers_per_gather', '0')
  ) AS setting (name, value)`

interface Reading {
  connection: SourceConnection
  source: Source
  serverVersion: number
  job: Job
  sink: ScanSink
  signal: AbortSignal
}

async function readRelations({ connection, source, serverVersion, job, sink, signal }: Reading): Promise<void> {
  const { scope, sampling, memory } = job
  const [counted] = await connection.query<{ relations: number }>(relationCount)
  const objectsTotal = counted?.relations ?? 0
  const sampler = sampling === null ? null : new TableSampler({ connection, sink, sampling, memory, serverVersion, signal })
  let objectsSeen = 0
  let lastOid = 0
  sink.progress({ objectsSeen, objectsTotal, rowsSampled: 0 })
  for (;;) {
    const rows = await connection.query<RelationRow>(relations, [lastOid, assetsPerCallMax, columnsPerBatchMax])
    const last = rows.at(-1)
    if (!last) break
    const covered = rows.filter(({ schema, name }) => scope.covers(qualifiedName({ ...source, schema, relation: name })))
    const measured = await measure(connection, covered)
    const described = covered.map((row) => ({ row, asset: toAsset(source, row, measured.get(row.oid)), measured: measured.get(row.oid) }))
    for (const row of covered) if (measured.get(row.oid)?.bytes === null) sink.exception(sizeNotReadOf(row))
    const assets = sampler === null ? described.map(({ asset }) => asset) : await sampler.sample(described)
    if (assets.length > 0) await sink.assets(assets)
    signal.throwIfAborted()
    objectsSeen += rows.length
    sink.progress({ objectsSeen, objectsTotal, rowsSampled: sampler?.rowsSampled ?? 0 })
    lastOid = last.oid
  }
}

const sizeNotReadOf = ({ schema, name }: RelationRow): ScanException => ({
  reason: sizeNotRead,
  target: `${schema}.${name}`,
  message: 'Its size was not read because somebody held it locked.',
})

/** Somebody may lock a table after the query looked who does: then this batch goes without sizes, rather than waiting or failing. */
async function measure(connection: SourceConnection, rows: RelationRow[]): Promise<Map<number, MeasurementRow>> {
  const oids = rows.filter(({ kind }) => kind !== 'v').map(({ oid }) => oid)
  const read = async (withSizes: boolean) => {
    const measured = await connection.query<MeasurementRow>(measurements, [oids, withSizes])
    return new Map(measured.map((row) => [row.oid, row]))
  }
  // Undoing the savepoint also undoes the setting.
  const undo = () => connection.query('ROLLBACK TO SAVEPOINT measuring; RELEASE SAVEPOINT measuring')
  await connection.query(`SAVEPOINT measuring; SET LOCAL lock_timeout = '500ms'`)
  try {
    const measured = await read(true)
    await undo()
    return measured
  } catch (error) {
    if (!(error instanceof ScanError && codeOf(error.cause) === lockNotAvailable)) throw error
    await undo()
    return await read(false)
  }
}
