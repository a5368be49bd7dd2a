import { Prisma } from '../generated/client.ts'
import { nodesByRuntime, runtimeStateSql } from './runtimeStateSql.ts'

type Executor = Pick<Prisma.TransactionClient, '$executeRaw' | '$queryRaw'>

const now = Prisma.sql`statement_timestamp()`

/** Numbers in a version are compared as numbers: each is filled up to ten digits. */
const oldestVersion = Prisma.sql`
  coalesce((SELECT min(regexp_replace(regexp_replace(version, '(\\d+)', '0000000000\\1', 'g'), '\\d*(\\d{10})', '\\1', 'g') COLLATE "C")
    FROM unnest(found.versions) AS version), '')`

/** The conditions on the tables that a digest is made of, for those of some names. */
const ofNames = (nameKeys: readonly string[]) => ({
  runtime: Prisma.sql`runtime.name_key = ANY(${nameKeys}::text[])`,
  // As an array the index on it is used for hundreds of names as well.
  ofRuntime: Prisma.sql`runtime_id = ANY(ARRAY(SELECT id FROM runtime WHERE name_key = ANY(${nameKeys}::text[])))`,
  scan: Prisma.sql`runtime_key = ANY(${nameKeys}::text[])`,
})
const ofAll = { runtime: Prisma.sql`true`, ofRuntime: Prisma.sql`true`, scan: Prisma.sql`runtime_key IS NOT NULL` }

/** Digests as nodes, scans and keys have them now, by the database's clock. */
const digests = (which: typeof ofAll): Prisma.Sql => Prisma.sql`
  SELECT runtime.name_key, runtime.name, (${runtimeStateSql})::"RuntimeState" AS state, coalesce(nodes.total, 0) AS nodes,
    coalesce(nodes.versions, '{}') AS versions, coalesce(through.scans, 0) AS scans,
    CASE WHEN nodes.connected > 0 THEN '9999-12-31Z'::timestamptz ELSE coalesce(nodes.last_heartbeat_at, 'epoch') END AS last_seen_at,
    keys.oldest_key_at, runtime.created_at, runtime.search_text, runtime.tag_keys
  FROM runtime LEFT JOIN ${nodesByRuntime(now, which.ofRuntime)} AS nodes ON nodes.runtime_id = runtime.id
    LEFT JOIN (SELECT runtime_key, count(*)::int AS scans FROM scan WHERE ${which.scan} GROUP BY runtime_key) AS through
      ON through.runtime_key = runtime.name_key
    LEFT JOIN (SELECT runtime_id, min(created_at) AS oldest_key_at FROM auth_key WHERE ${which.ofRuntime} GROUP BY runtime_id) AS keys
      ON keys.runtime_id = runtime.id
  WHERE ${which.runtime}`

/** All of a digest but the name and what follows from the versions. */
const columns = ['state', 'nodes', 'versions', 'last_seen_at', 'scans', 'oldest_key_at', 'created_at', 'search_text', 'tag_keys']
const columnsOf = (table: string): Prisma.Sql => Prisma.raw(columns.map((column) => `${table}.${column}`).join(', '))

/** Of the digests `found` beside those that are written down. */
const isOther = Prisma.sql`(${columnsOf('found')}) IS DISTINCT FROM (${columnsOf('digest')})`

/** Who digests takes one of these for each name: enough for runtimes seldom to share one, and few enough to hold all of them at once. */
const locks = 256

/**
 * Writes down anew what lists find and order the runtimes of these names by, whether there still are such runtimes or not. Who does so for one
 * waits for the others who do, and then looks: the last one has seen what all of them wrote. It is to be the last thing in a transaction that
 * waits for anybody, so that nobody waits for each other.
 */
export async function digestRuntimes(tx: Executor, nameKeys: readonly string[]): Promise<void> {
  const keys = [...new Set(nameKeys)]
  if (keys.length === 0) return
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(0, place)) FROM (
      SELECT DISTINCT hashtext(key) & ${locks - 1}::int AS place FROM unnest(${keys}::text[]) AS key ORDER BY place OFFSET 0) AS sorted`
  await tx.$executeRaw(digestStatement(keys))
}

/** The statement behind it. */
export const digestStatement = (nameKeys: readonly string[]): Prisma.Sql => Prisma.sql`
  WITH found AS MATERIALIZED (${digests(ofNames(nameKeys))}), kept AS (
    INSERT INTO runtime_digest (name_key, oldest_version, ${Prisma.raw(columns.join(', '))})
    SELECT name_key, ${oldestVersion}, ${columnsOf('found')}
    FROM found LEFT JOIN runtime_digest AS digest USING (name_key) WHERE ${isOther}
    ON CONFLICT (name_key) DO UPDATE SET (oldest_version, ${Prisma.raw(columns.join(', '))}) = ROW(excluded.oldest_version, ${columnsOf('excluded')})
  )
  DELETE FROM runtime_digest WHERE name_key = ANY(${nameKeys}::text[]) AND name_key NOT IN (SELECT name_key FROM found)`

/** A runtime whose digest is not what its nodes, scans and keys say; without a name where it is not there any more. */
export interface StaleDigest {
  nameKey: string
  name: string | null
}

/** Of which runtimes the digest is not what it would be now: what changes by time alone, and what nobody could write down. */
export const staleDigests = (tx: Executor): Promise<StaleDigest[]> => tx.$queryRaw<StaleDigest[]>`
  SELECT name_key AS "nameKey", found.name
  FROM (${digests(ofAll)}) AS found FULL JOIN runtime_digest AS digest USING (name_key) WHERE ${isOther}`
