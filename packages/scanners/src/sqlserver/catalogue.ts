/**
 * The queries of a scan. They read the catalogue views (sys.*), which show a user what it has some right on, of SQL Server 2016 or newer.
 * A page is a range of object numbers: after @first, up to and with @last.
 */

export const relationCount = `SELECT COUNT(*) AS relations FROM sys.objects WHERE type IN ('U', 'V') AND is_ms_shipped = 0`

/** Row of `relations`. */
export interface RelationRow {
  id: number
  /** `U` a table, `V` a view. */
  type: string
  schema: string
  name: string
  isExternal: boolean
  comment: string | null
  columns: number
}

const description = (table: string, column: string) => `(
  SELECT CAST(value AS nvarchar(4000)) FROM sys.extended_properties
  WHERE class = 1 AND major_id = ${table} AND minor_id = ${column} AND name = 'MS_Description')`

/** The next @count relations after the object @first. */
export const relations = `
  SELECT TOP (@count) o.object_id AS id, RTRIM(o.type) AS type, s.name AS [schema], o.name AS name,
    CAST(COALESCE(t.is_external, 0) AS bit) AS isExternal, ${description('o.object_id', '0')} AS comment,
    (SELECT COUNT(*) FROM sys.columns c WHERE c.object_id = o.object_id) AS columns
  FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id LEFT JOIN sys.tables t ON t.object_id = o.object_id
  WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND o.object_id > @first
  ORDER BY o.object_id`

const inPage = (id: string) => `${id} > @first AND ${id} <= @last`

/** Row of `columns`. `length` in bytes, -1 without limit. */
export interface ColumnRow {
  id: number
  name: string
  position: number
  nullable: boolean
  type: string
  typeSchema: string
  isUserDefined: boolean
  /** The type of the system that a user's own stands for; null for one that is made of a program. */
  baseType: string | null
  length: number
  precision: number
  scale: number
  comment: string | null
}

export const columns = `
  SELECT c.object_id AS id, c.name AS name, c.column_id AS position, c.is_nullable AS nullable, y.name AS type, s.name AS typeSchema,
    y.is_user_defined AS isUserDefined, TYPE_NAME(c.system_type_id) AS baseType, CAST(c.max_length AS int) AS length,
    CAST(c.precision AS int) AS precision, CAST(c.scale AS int) AS scale, ${description('c.object_id', 'c.column_id')} AS comment
  FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
  JOIN sys.types y ON y.user_type_id = c.user_type_id JOIN sys.schemas s ON s.schema_id = y.schema_id
  WHERE ${inPage('c.object_id')} ORDER BY c.object_id, c.column_id`

/** Row of `keys`: one column of one key. */
export interface KeyRow {
  id: number
  key: string
  kind: 'PK' | 'UQ' | 'F'
  column: string
  targetSchema: string | null
  targetName: string | null
  targetColumn: string | null
}

export const keys = `
  SELECT id, [key], kind, [column], targetSchema, targetName, targetColumn FROM (
    SELECT k.parent_object_id AS id, k.name AS [key], RTRIM(k.type) AS kind, c.name AS [column], NULL AS targetSchema, NULL AS targetName,
      NULL AS targetColumn, CAST(i.key_ordinal AS int) AS place
    FROM sys.key_constraints k
    JOIN sys.index_columns i ON i.object_id = k.parent_object_id AND i.index_id = k.unique_index_id AND i.key_ordinal > 0
    JOIN sys.columns c ON c.object_id = i.object_id AND c.column_id = i.column_id
    WHERE ${inPage('k.parent_object_id')}
    UNION ALL
    SELECT f.parent_object_id, f.name, 'F', c.name, SCHEMA_NAME(t.schema_id), t.name, tc.name, fc.constraint_column_id
    FROM sys.foreign_keys f JOIN sys.foreign_key_columns fc ON fc.constraint_object_id = f.object_id
    JOIN sys.columns c ON c.object_id = fc.parent_object_id AND c.column_id = fc.parent_column_id
    JOIN sys.objects t ON t.object_id = f.referenced_object_id
    JOIN sys.columns tc ON tc.object_id = fc.referenced_object_id AND tc.column_id = fc.referenced_column_id
    WHERE ${inPage('f.parent_object_id')}
  ) AS part ORDER BY id, kind, [key], place`

/** Row of `measurements`; 64-bit numbers arrive as text. */
export interface MeasurementRow {
  id: number
  rows: string | null
  bytes: string | null
  partitions: number
}

/** Rows as the server keeps count of them, and pages of tables with their indexes, each 8 KiB. */
export const measurements = `
  SELECT p.object_id AS id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) AS rows, SUM(u.pages) * 8192 AS bytes,
    MAX(p.partition_number) AS partitions
  FROM sys.partitions p
  JOIN sys.tables t ON t.object_id = p.object_id AND t.is_ms_shipped = 0
  OUTER APPLY (
    SELECT SUM(a.total_pages) AS pages FROM sys.allocation_units a
    WHERE (a.type IN (1, 3) AND a.container_id = p.hobt_id) OR (a.type = 2 AND a.container_id = p.partition_id)
  ) AS u
  WHERE ${inPage('p.object_id')} GROUP BY p.object_id`
