import type { SourceConnection } from './connectToSource.ts'

/**
 * The queries of a scan. They read information_schema, which shows a user what it has some right on. Names are cast to bytes where they
 * are compared for order: the catalogue's own collation takes `Orders` and `orders` for one.
 */

/** Enough names for many pages: they are all that older servers must list again for each of these queries. */
const namesMax = 10_000

interface NameRow {
  name: string
}

/** The names of the tables and views of a database in the order of their bytes, after one of them. */
export async function namesAfter(connection: SourceConnection, database: string, last: string): Promise<string[]> {
  const rows = await connection.query<NameRow>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? AND CAST(TABLE_NAME AS BINARY) > CAST(? AS BINARY)
     ORDER BY CAST(TABLE_NAME AS BINARY) LIMIT ${namesMax}`,
    [database, last],
  )
  return rows.map(({ name }) => name)
}

export async function countTables(connection: SourceConnection, database: string): Promise<number> {
  const [row] = await connection.query<{ tables: string }>(
    'SELECT COUNT(*) AS tables FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?',
    [database],
  )
  return Number(row?.tables ?? 0)
}

export interface TableRow {
  name: string
  /** `BASE TABLE`, `VIEW`, `SYSTEM VIEW`, and MariaDB's `SYSTEM VERSIONED`, `SEQUENCE` and `TEMPORARY`. */
  type: string
  engine: string | null
  options: string | null
  comment: string | null
}

export interface ColumnRow {
  name: string
  column: string
  position: number | string
  nullable: string
  type: string
  comment: string | null
}

export interface KeyRow {
  name: string
  key: string
  column: string
  targetSchema: string | null
  targetName: string | null
  targetColumn: string | null
}

/** Null where the server does not know; 64-bit numbers arrive as text. */
export interface MeasurementRow {
  name: string
  estimate: string | number | null
  bytes: string | number | null
}

/** What the catalogue says of some tables, without opening any but views. */
export interface Description {
  tables: TableRow[]
  columns: ColumnRow[]
  keys: KeyRow[]
}

const these = 'TABLE_SCHEMA = ? AND TABLE_NAME IN (?)'

export async function describe(connection: SourceConnection, database: string, names: readonly string[]): Promise<Description> {
  const of = [database, names]
  const tables = await connection.query<TableRow>(
    `SELECT TABLE_NAME AS name, TABLE_TYPE AS type, ENGINE AS engine, CREATE_OPTIONS AS options, TABLE_COMMENT AS comment
     FROM information_schema.TABLES WHERE ${these}`,
    of,
  )
  const columns = await connection.query<ColumnRow>(
    `SELECT TABLE_NAME AS name, COLUMN_NAME AS \`column\`, ORDINAL_POSITION AS position, IS_NULLABLE AS nullable,
       LEFT(COLUMN_TYPE, 512) AS type, COLUMN_COMMENT AS comment
     FROM information_schema.COLUMNS WHERE ${these} ORDER BY ORDINAL_POSITION`,
    of,
  )
  const keys = await connection.query<KeyRow>(
    `SELECT TABLE_NAME AS name, CONSTRAINT_NAME AS \`key\`, COLUMN_NAME AS \`column\`, REFERENCED_TABLE_SCHEMA AS targetSchema,
       REFERENCED_TABLE_NAME AS targetName, REFERENCED_COLUMN_NAME AS targetColumn
     FROM information_schema.KEY_COLUMN_USAGE WHERE ${these} ORDER BY CONSTRAINT_NAME, ORDINAL_POSITION`,
    of,
  )
  return { tables, columns, keys }
}

/** Estimated rows and size of tables with their indexes: a server opens each for it, which may wait for whoever has locked it. */
export const measure = (connection: SourceConnection, database: string, names: readonly string[]): Promise<MeasurementRow[]> =>
  connection.query<MeasurementRow>(
    `SELECT TABLE_NAME AS name, TABLE_ROWS AS estimate, DATA_LENGTH + INDEX_LENGTH AS bytes
     FROM information_schema.TABLES WHERE ${these}`,
    [database, names],
  )
