import type { DiscoveredAsset } from '@mooring/contract'
import type { Source } from '../relational/Source.ts'
import { saidBy } from '../relational/storable.ts'
import { ScanError } from '../ScanError.ts'
import type { ScanSink } from '../Scanner.ts'
import { describe, measure, type MeasurementRow, type TableRow } from './catalogue.ts'
import type { SourceConnection } from './connectToSource.ts'
import { numberOf } from './sourceError.ts'
import { isRelation, isView, toAsset, type TableDescription } from './toAsset.ts'

/** Where tables are read, and where what could not be read is named. */
export interface TablesReading {
  connection: SourceConnection
  source: Source
  database: string
  sink: Pick<ScanSink, 'exception'>
}

/** What the catalogue says of the tables of these names. One that cannot be read is named, and costs no other. */
export async function readTables(reading: TablesReading, names: readonly string[]): Promise<DiscoveredAsset[]> {
  const { connection, source, database, sink } = reading
  const parts = await inParts(reading, names, {
    reason: 'TableNotReadable',
    read: async (some) => [await describe(connection, database, some)],
  })
  const tables = parts.flatMap((part) => part.tables)
  const columns = byName(parts.flatMap((part) => part.columns))
  const keys = byName(parts.flatMap((part) => part.keys))
  const wanted = new Set(names)
  // The catalogue compares names without case, so a neighbour may come along.
  const described = new Map(tables.filter((table) => wanted.has(table.name) && isRelation(table)).map((table) => [table.name, table]))
  const toMeasure = [...described.values()].filter((table) => !isView(table)).map(({ name }) => name)
  const measured = await measurementsOf(reading, toMeasure)
  return names.flatMap((name) => {
    const table = described.get(name)
    if (!table) return []
    const description: TableDescription = {
      table,
      columns: columns.get(name) ?? [],
      keys: keys.get(name) ?? [],
      measurement: measured.get(name),
    }
    report(sink, database, description)
    return [toAsset(source, database, description)]
  })
}

async function measurementsOf(reading: TablesReading, names: string[]): Promise<Map<string, MeasurementRow>> {
  const { connection, database } = reading
  const rows = await inParts(reading, names, { reason: 'SizeNotRead', read: (some) => measure(connection, database, some) })
  return new Map(rows.map((row) => [row.name, row]))
}

const byName = <Row extends { name: string }>(rows: Row[]): Map<string, Row[]> => Map.groupBy(rows, ({ name }) => name)

interface Part<Row> {
  /** Under which a table is counted that cannot be read. */
  reason: string
  read: (names: readonly string[]) => Promise<Row[]>
}

/** Reads of some tables together. When the server refuses, halves are tried, down to the one that is to blame: that one is named. */
async function inParts<Row>(reading: TablesReading, names: readonly string[], part: Part<Row>): Promise<Row[]> {
  const [first] = names
  if (first === undefined) return []
  try {
    return await part.read(names)
  } catch (error) {
    const isOfTable = error instanceof ScanError && error.code !== 'SourceUnreachable' && numberOf(error.cause) > 0
    if (!isOfTable) throw error
    if (names.length === 1) {
      reading.sink.exception({ reason: part.reason, target: `${reading.database}.${first}`, message: saidBy(error.cause) })
      return []
    }
  }
  const middle = Math.ceil(names.length / 2)
  const before = await inParts(reading, names.slice(0, middle), part)
  return [...before, ...(await inParts(reading, names.slice(middle), part))]
}

/** A table that the server cannot open, and a view that does not compile, stand in the catalogue with the reason for a comment. */
function report(sink: Pick<ScanSink, 'exception'>, database: string, { table, columns }: TableDescription): void {
  const target = `${database}.${table.name}`
  const message = remarkOf(table)
  if (isView(table) && message !== null) sink.exception({ reason: 'ViewNotValid', target, message })
  else if (message !== null) sink.exception({ reason: 'TableNotReadable', target, message })
  if (columns.length > 2000) sink.exception({ reason: 'TooManyColumns', target, message: 'Columns beyond the first 2,000 were left out.' })
}

function remarkOf({ type, engine, comment }: TableRow): string | null {
  if (type === 'VIEW') return comment === null || comment === '' || comment === 'VIEW' ? null : saidBy(comment)
  return engine === null && type === 'BASE TABLE' ? saidBy(comment ?? '') || 'The server cannot open it.' : null
}
