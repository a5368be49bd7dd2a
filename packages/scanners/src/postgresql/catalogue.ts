/**
 * The queries of a scan. They read pg_catalog and name no user object, so they take no lock on one, but for
 * `measurements`; `search_path` is pg_catalog when they run. Any server from PostgreSQL 11 answers them.
 */

/** PostgreSQL 11 brought `conparentid`; older releases are out of maintenance since 2022. */
export const serverVersionMin = 110000

/** Row of `relations`. `columns` and `keys` have no `null` in them. */
export interface RelationRow {
  oid: number
  kind: 'r' | 'p' | 'f' | 'v' | 'm'
  schema: string
  name: string
  comment: string | null
  columns: { name: string; type: string; nullable: boolean; position: number; comment?: string }[]
  keys: {
    name: string
    kind: 'primary' | 'unique' | 'foreign'
    columns: string[]
    target?: { schema: string; name: string; columns: string[] }
  }[]
}

const columnsOfRelation = `
  SELECT json_agg(json_strip_nulls(json_build_object(
    'name', a.attname, 'type', left(format_type(a.atttypid, a.atttypmod), 512), 'position', a.attnum,
    'nullable', NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull)), 'comment', left(d.description, 8192)
  )) ORDER BY a.attnum) AS list
  FROM pg_attribute a
  LEFT JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_description d ON d.objoid = a.attrelid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
  WHERE a.attrelid = page.oid AND a.attnum > 0 AND NOT a.attisdropped`

const columnNames = (relation: string, numbers: string) => `(
    SELECT json_agg(a.attname ORDER BY n.place)
    FROM unnest(${numbers}) WITH ORDINALITY AS n(attnum, place)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = n.attnum)`

// A foreign key that points to a partitioned table has a row for each partition too: those have a parent.
const keysOfRelation = `
  SELECT json_agg(json_strip_nulls(json_build_object(
    'name', k.conname,
    'kind', CASE k.contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' ELSE 'foreign' END,
    'columns', ${columnNames('k.conrelid', 'k.conkey')},
    'target', CASE WHEN k.contype = 'f' THEN json_build_object(
      'schema', n.nspname, 'name', target.relname, 'columns', ${columnNames('k.confrelid', 'k.confkey')}) END
  )) ORDER BY k.contype = 'p' DESC, k.contype = 'u' DESC, k.conname) AS list
  FROM pg_constraint k
  LEFT JOIN pg_class target ON target.oid = k.confrelid
  LEFT JOIN pg_namespace n ON n.oid = target.relnamespace
  WHERE k.conrelid = page.oid AND k.contype IN ('p', 'u', 'f') AND k.conparentid = 0`

const isRelation = `c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`

/** How many relations there are to come. */
export const relationCount = `
  SELECT count(*)::int AS relations FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${isRelation}`

/**
 * The next relations after an oid with their columns and keys: $1 oid, $2 relations at most, $3 columns at most.
 * At least one relation comes back, so that one wider than $3 does not end the scan. PostgreSQL reserves the prefix `pg_` for its own schemas.
 * Partitions are left out: they are storage of their partitioned table, which stands for them.
 */
export const relations = `
  WITH candidate AS (
    SELECT c.oid, c.relkind, c.relname, c.relnatts, n.nspname
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid > $1::oid AND ${isRelation}
    ORDER BY c.oid LIMIT $2::int
  ), page AS (
    SELECT candidate.*, row_number() OVER by_oid AS place, sum(relnatts) OVER by_oid AS columns_until_here
    FROM candidate WINDOW by_oid AS (ORDER BY oid)
  )
  SELECT page.oid, page.relkind AS kind, page.nspname AS schema, page.relname AS name, left(d.description, 8192) AS comment,
    coalesce(columns.list, '[]') AS columns, coalesce(keys.list, '[]') AS keys
  FROM page
  LEFT JOIN pg_description d ON d.objoid = page.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
  CROSS JOIN LATERAL (${columnsOfRelation}) AS columns
  CROSS JOIN LATERAL (${keysOfRelation}) AS keys
  WHERE page.place = 1 OR page.columns_until_here <= $3::int
  ORDER BY page.oid`

/** Row of `measurements`; int8 arrives as text. `rows` is null when the source has no estimate, `bytes` when the relation was locked. */
export interface MeasurementRow {
  oid: number
  rows: string | null
  bytes: string | null
  /** Tables that hold its rows: of a partitioned table all its partitions. */
  parts: number
}

/**
 * Estimated rows and size on disk of tables and materialized views ($1 oids, $2 whether to read sizes), of a partitioned table those of all its partitions.
 * Reading a size waits for whoever has locked the relation or one of its indexes exclusively, so those are left alone.
 * Before PostgreSQL 14 a table that was never analysed says 0 rows in 0 pages; since then it says -1.
 */
export const measurements = `
  WITH RECURSIVE part AS (
    SELECT given.oid AS root, given.oid FROM unnest($1::oid[]) AS given(oid)
    UNION ALL
    SELECT part.root, c.oid FROM part JOIN pg_inherits i ON i.inhparent = part.oid
    JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition
  ), locked AS MATERIALIZED (
    SELECT DISTINCT coalesce(i.indrelid, l.relation) AS oid
    FROM pg_locks l LEFT JOIN pg_index i ON i.indexrelid = l.relation
    WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  ), measured AS (
    SELECT part.root, c.reltuples,
      CASE WHEN current_setting('server_version_num')::int >= 140000 THEN c.reltuples >= 0
        ELSE c.relpages > 0 OR c.reltuples > 0 END AS is_estimated,
      CASE WHEN c.relkind = 'f' THEN 0 WHEN $2::bool AND locked.oid IS NULL THEN pg_total_relation_size(c.oid) END AS bytes
    FROM part JOIN pg_class c ON c.oid = part.oid AND c.relkind IN ('r', 'm', 'f')
    LEFT JOIN locked ON locked.oid = c.oid
  )
  SELECT root AS oid,
    CASE WHEN bool_and(is_estimated) THEN sum(reltuples::float8)::int8 END AS rows,
    CASE WHEN count(bytes) = count(*) THEN sum(bytes)::int8 END AS bytes, count(*)::int AS parts
  FROM measured GROUP BY root`

/** Row of `permissions`. `columns` is null when the user may select all of them. */
export interface PermissionRow {
  oid: number
  columns: string[] | null
}

/** What of some relations ($1 oids) the user may select. */
export const permissions = `
  SELECT c.oid, CASE
    WHEN NOT has_schema_privilege(c.relnamespace, 'USAGE') THEN '{}'
    WHEN NOT has_table_privilege(c.oid, 'SELECT') THEN (
      SELECT coalesce(array_agg(a.attname::text), '{}') FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(c.oid, a.attnum, 'SELECT'))
    END AS columns
  FROM pg_class c WHERE c.oid = ANY($1::oid[])`
