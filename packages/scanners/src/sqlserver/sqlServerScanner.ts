import type { DiscoveredAsset } from '@mooring/contract'
import { codeOf } from '../relational/codeOf.ts'
import { recallSamples } from '../relational/recallSamples.ts'
import { classified, remembered, sampleNotRead, sampleTimeoutMs, slowSamplesMax, unsampled } from '../relational/sampling.ts'
import { ScanError } from '../ScanError.ts'
import type { JobOf, Scanner, ScanSink } from '../Scanner.ts'
import {
  columns as columnsQuery,
  keys as keysQuery,
  measurements,
  relationCount,
  relations,
  type ColumnRow,
  type KeyRow,
  type MeasurementRow,
  type RelationRow,
} from './catalogue.ts'
import { connectToSource, type SourceConnection } from './connectToSource.ts'
import { endpointOf } from './endpoint.ts'
import { sampleStatement } from './sampleStatement.ts'
import { numberOf } from './sourceError.ts'
import type { SqlServerSource } from './SqlServerSource.ts'
import { columnsMax, toAsset, type RelationDescription } from './toAsset.ts'

/** How many relations are described at once: bounds what a page of very wide ones takes in memory. */
const relationsPerPage = 200
const lockTimeoutMs = 2000
const firstObject = -(2 ** 31)

type Job = JobOf<'SqlServerDatabaseCredential', 'SqlServerDatabase'>

/**
 * Reads the catalogue of one database of SQL Server through one session. Relations come in pages by their object numbers, each a few
 * queries, so that memory stays flat on both sides. SQL Server knows no read-only session: every statement here is a SELECT, and its
 * functions, which views may call, cannot write.
 */
export const sqlServerScanner: Scanner<Job> = {
  kind: 'SqlServerDatabaseCredential',
  async scan(job, sink, signal) {
    const source = sourceOf(job)
    const connection = await connectToSource(source, signal)
    try {
      await connection.query(`SET LOCK_TIMEOUT ${lockTimeoutMs}; SET DEADLOCK_PRIORITY LOW`)
      await readPages({ connection, source, job, sink, signal })
    } finally {
      await connection.close()
    }
  },
}

function sourceOf({ scan, credential }: Job): SqlServerSource {
  const { serverEndpoint, databaseName } = scan.properties
  const { user = '', password = '' } = credential?.properties ?? {}
  const endpoint = endpointOf(serverEndpoint)
  if (endpoint === null) {
    throw new ScanError(
      'SourceUnreachable',
      `The server endpoint "${serverEndpoint}" of the scan is not one of SQL Server. Write it as host, host,port or host\\instance.`,
    )
  }
  return { endpoint, database: databaseName, user, password }
}

interface Reading {
  connection: SourceConnection
  source: SqlServerSource
  job: Job
  sink: ScanSink
  signal: AbortSignal
}

async function readPages(reading: Reading): Promise<void> {
  const { connection, source, job, sink, signal } = reading
  const [counted] = await connection.query<{ relations: number }>(relationCount)
  const objectsTotal = counted?.relations ?? 0
  const sampled = { rows: 0, slow: 0 }
  let objectsSeen = 0
  let first = firstObject
  sink.progress({ objectsSeen, objectsTotal, rowsSampled: 0 })
  for (;;) {
    const page = await connection.query<RelationRow>(relations, { first, count: relationsPerPage })
    const last = page.at(-1)
    if (!last) break
    const found = (await describe(connection, page, { first, last: last.id }))
      .map((described) => ({ asset: toAsset(source, described), described, facts: source.user }))
      .filter(({ asset }) => job.scope.covers(asset.qualifiedName))
    const recalled = await recallSamples(job.sampling === null ? [] : found, job.memory)
    const assets: DiscoveredAsset[] = []
    for (const { asset, described } of found) {
      if (described.columns.length > columnsMax) sink.exception(tooManyColumns(asset))
      const known = recalled.get(asset.qualifiedName)
      assets.push(known?.asset ?? (await sample(reading, { asset, described, revision: known?.revision }, sampled)))
    }
    if (assets.length > 0) await sink.assets(assets)
    signal.throwIfAborted()
    objectsSeen += page.length
    sink.progress({ objectsSeen, objectsTotal: Math.max(objectsTotal, objectsSeen), rowsSampled: sampled.rows })
    first = last.id
  }
}

async function describe(
  connection: SourceConnection,
  page: readonly RelationRow[],
  range: { first: number; last: number },
): Promise<RelationDescription[]> {
  const columns = byId(await connection.query<ColumnRow>(columnsQuery, range))
  const keys = byId(await connection.query<KeyRow>(keysQuery, range))
  const measured = byId(await connection.query<MeasurementRow>(measurements, range))
  return page.map((relation) => ({
    relation,
    columns: columns.get(relation.id) ?? [],
    keys: keys.get(relation.id) ?? [],
    measurement: measured.get(relation.id)?.[0],
  }))
}

const byId = <Row extends { id: number }>(rows: Row[]): Map<number, Row[]> => Map.groupBy(rows, ({ id }) => id)

const tooManyColumns = ({ schemaName, name }: DiscoveredAsset) => ({
  reason: 'TooManyColumns',
  target: `${schemaName}.${name}`,
  message: `Columns beyond the first ${columnsMax} were left out.`,
})

/** The server's own words about rows are not passed on: they may quote a value. */
const refusals: Record<number, string> = {
  229: 'the user may not select from it',
  230: 'the user may not select all of its columns',
  1222: 'somebody holds it locked',
}
/** A view whose tables or columns are gone: the catalogue still shows the columns that it had. */
const brokenView = [207, 208, 4413, 4502]

async function sample(
  { connection, job: { sampling }, sink, signal }: Reading,
  { asset, described, revision }: { asset: DiscoveredAsset; described: RelationDescription; revision: string | undefined },
  sampled: { rows: number; slow: number },
): Promise<DiscoveredAsset> {
  if (sampling === null || asset.columns.length === 0) return asset
  const mayBeSlow = asset.kind === 'view' && sampled.slow >= slowSamplesMax
  if (asset.kind === 'foreignTable' || mayBeSlow) {
    sink.exception(sampleNotRead(asset, mayBeSlow ? 'too many others were too slow' : 'they are on another server'))
    return unsampled(asset)
  }
  try {
    const rows = await connection.rows(sampleStatement(described.relation, described.columns, sampling.rowsMax), sampleTimeoutMs)
    sampled.rows += rows.length
    return remembered(await classified(asset, { rows, sampling }, signal), rows, revision)
  } catch (error) {
    const number = error instanceof ScanError ? numberOf(error.cause) : 0
    const isSlow = error instanceof ScanError && codeOf(error.cause) === 'ETIMEOUT'
    if (number === 0 && !isSlow) throw error
    if (isSlow || number === 1222) sampled.slow += 1
    if (asset.kind === 'view' && brokenView.includes(number)) {
      const target = `${asset.schemaName}.${asset.name}`
      sink.exception({ reason: 'ViewNotValid', target, message: 'It names a table or a column that is not there.' })
    } else {
      sink.exception(
        sampleNotRead(asset, isSlow ? 'reading them took too long' : (refusals[number] ?? `the server answered with error ${number}`)),
      )
    }
    return unsampled(asset)
  }
}
