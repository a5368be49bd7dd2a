import { Prisma } from '../generated/client.ts'
import { nodesByRuntime, runtimeStateSql } from './runtimeStateSql.ts'

type Executor = Pick<Prisma.TransactionClient, '$executeRaw' | '$queryRaw'>

/** A digest as the nodes have it now, by the database's clock; to be selected FROM `nodesByRuntime` AS nodes. */
const facts = Prisma.sql`
  ${runtimeStateSql} AS state, nodes.total AS nodes, nodes.versions, CASE WHEN nodes.connected = 0 THEN nodes.last_heartbeat_at END AS last_seen_at`
const now = Prisma.sql`statement_timestamp()`

/** Numbers in a version are compared as numbers: each is filled up to ten digits. */
const oldestVersion = Prisma.sql`
  (SELECT min(regexp_replace(regexp_replace(version, '(\\d+)', '0000000000\\1', 'g'), '\\d*(\\d{10})', '\\1', 'g') COLLATE "C") FROM unnest(versions) AS version)`

/**
 * Writes down anew what lists find and order these runtimes by. Who does so for one runtime waits for the others who do, and then looks: the last
 * one has seen what all of them wrote. It is to be the last thing in a transaction that waits for anybody, so that nobody waits for each other.
 */
export async function digestRuntimes(tx: Executor, runtimeIds: readonly string[]): Promise<void> {
  const ids = [...new Set(runtimeIds)]
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(id, 0))) FROM (SELECT id FROM unnest(${ids}::text[]) AS id ORDER BY id OFFSET 0) AS sorted`
  await tx.$executeRaw(digestStatement(ids))
}

/** The statement behind it. */
export function digestStatement(runtimeIds: readonly string[]): Prisma.Sql {
  const isOne = Prisma.sql`runtime_id = ANY(${runtimeIds}::uuid[])`
  return Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT runtime_id, ${facts} FROM ${nodesByRuntime(now, isOne)} AS nodes
    ), kept AS (
      INSERT INTO runtime_digest (runtime_id, state, nodes, versions, last_seen_at, oldest_version) SELECT found.*, ${oldestVersion} FROM found
      ON CONFLICT (runtime_id) DO UPDATE SET state = excluded.state, nodes = excluded.nodes, versions = excluded.versions,
        last_seen_at = excluded.last_seen_at, oldest_version = excluded.oldest_version
    )
    DELETE FROM runtime_digest WHERE ${isOne} AND runtime_id NOT IN (SELECT runtime_id FROM found)`
}

/** A runtime whose digest is not what its nodes say; without a name where it is not there any more. */
export interface StaleDigest {
  id: string
  name: string | null
}

/** Of which runtimes the digest is not what it would be now: what changes by time alone, and what nobody could write down. */
export const staleDigests = (tx: Executor): Promise<StaleDigest[]> => tx.$queryRaw<StaleDigest[]>`
  SELECT coalesce(found.runtime_id, digest.runtime_id) AS id, runtime.name
  FROM (SELECT runtime_id, ${facts} FROM ${nodesByRuntime(now)} AS nodes) AS found
    FULL JOIN runtime_digest AS digest ON digest.runtime_id = found.runtime_id
    LEFT JOIN runtime ON runtime.id = coalesce(found.runtime_id, digest.runtime_id)
  WHERE (found.state, found.nodes, found.versions, found.last_seen_at)
    IS DISTINCT FROM (digest.state, digest.nodes, digest.versions, digest.last_seen_at)`
