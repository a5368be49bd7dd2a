import type { HeartbeatBody } from '@mooring/contract'
import { offlineAfterMs } from '@mooring/domain'
import { Prisma, type PrismaClient } from '../generated/client.ts'
import { together } from '../together.ts'

/** A heartbeat as it is written down. */
interface Beat extends HeartbeatBody {
  nodeId: string
  address: string
  /** The process that sends it; null: it does not say. */
  instanceId: string | null
}

interface Written {
  id: string
  /** Whether pages show something else now: it came online, is of another version or size, or does another number of jobs. */
  isNews: boolean
  /** Whether the state or the version of its runtime may be another one. */
  isOtherState: boolean
  /** Whether it takes another number of jobs at a time than before. */
  isResized: boolean
}

/**
 * The most frequent write of the console: one statement for all nodes that say at the same moment that they live. The time is the
 * database's, so that the clocks of several API processes do not matter. The first of each minute is kept as that minute's sample, over
 * the one of an hour ago. Where the machine takes another number of jobs than before, its limit is kept within that, and follows it when
 * it was as high as could be. Null: the node is registered no more, or another process speaks for it.
 */
export async function writeHeartbeat(prisma: PrismaClient, beat: Beat): Promise<Written | null> {
  return (await writeTogether(prisma, beat)) ?? (await write(prisma, [beat], whoWaits)).get(beat.nodeId) ?? null
}

/** Nobody waits for a row that somebody else holds: it would hold up the others, and while it holds their rows it could end in a deadlock. */
const whoDoesNotWait = Prisma.sql`SKIP LOCKED`
const whoWaits = Prisma.empty

const writeTogether = together<Beat, Written | undefined>(async (prisma, beats) => {
  const sent = new Map(beats.map((beat) => [beat.nodeId, beat]))
  const written = await write(prisma, [...sent.values()], whoDoesNotWait)
  return beats.map(({ nodeId, instanceId }) => (sent.get(nodeId)?.instanceId === instanceId ? written.get(nodeId) : undefined))
})

/** Writes what the nodes said, each of another node. */
async function write(prisma: PrismaClient, beats: readonly Beat[], waiting: Prisma.Sql): Promise<Map<string, Written>> {
  const of = <K extends keyof Beat>(key: K) => beats.map((beat) => beat[key] ?? null)
  const rows = await prisma.$queryRaw<Written[]>`
    WITH given AS (
      SELECT * FROM unnest(${of('nodeId')}::uuid[], ${of('version')}::text[], ${of('cpuPercent')}::float8[], ${of('address')}::text[],
        ${of('memoryAvailableMb')}::int[], ${of('runningJobs')}::int[], ${of('receivedBytesPerSecond')}::float8[], ${of('sentBytesPerSecond')}::float8[],
        ${of('instanceId')}::uuid[], ${of('beat')}::int[], ${of('concurrentJobsMax')}::int[])
        AS given (id, version, cpu_percent, address, memory_available_mb, running_jobs, received_bytes_per_second, sent_bytes_per_second,
          instance_id, beat, jobs_max)
    ), before AS (
      SELECT node.id, node.running_jobs AS jobs, node.version AS former_version,
        coalesce(given.jobs_max <> node.concurrent_jobs_max, false) AS is_resized,
        date_trunc('minute', last_heartbeat_at) IS DISTINCT FROM date_trunc('minute', now()) AS is_first_of_minute,
        coalesce(last_heartbeat_at > now() - make_interval(secs => ${offlineAfterMs / 1000}), false) AS was_online
      FROM given JOIN node ON node.id = given.id AND given.instance_id IS NOT DISTINCT FROM node.instance_id
      FOR NO KEY UPDATE OF node ${waiting}
    ), beat AS (
      UPDATE node SET last_heartbeat_at = now(), version = given.version, cpu_percent = given.cpu_percent, address = given.address,
        memory_available_mb = given.memory_available_mb, running_jobs = given.running_jobs,
        received_bytes_per_second = given.received_bytes_per_second, sent_bytes_per_second = given.sent_bytes_per_second,
        online_since = CASE WHEN before.was_online THEN online_since ELSE now() END, instance_beat = coalesce(given.beat, 0),
        concurrent_jobs_max = coalesce(given.jobs_max, concurrent_jobs_max),
        concurrent_jobs_limit = CASE WHEN concurrent_jobs_limit = concurrent_jobs_max THEN coalesce(given.jobs_max, concurrent_jobs_limit)
          ELSE least(concurrent_jobs_limit, given.jobs_max) END
      FROM before JOIN given USING (id)
      WHERE node.id = before.id
      RETURNING node.*, before.is_first_of_minute, before.is_resized,
        NOT before.was_online OR before.former_version <> given.version AS is_other_state,
        before.is_resized OR before.jobs <> given.running_jobs AS is_other_work
    ), sampled AS (
      INSERT INTO node_sample
        (node_id, slot, at, cpu_percent, memory_available_mb, received_bytes_per_second, sent_bytes_per_second, running_jobs)
      SELECT id, extract(minute FROM now())::smallint, now(), cpu_percent, memory_available_mb,
        received_bytes_per_second, sent_bytes_per_second, running_jobs
      FROM beat WHERE is_first_of_minute
      ON CONFLICT (node_id, slot) DO UPDATE SET
        at = excluded.at, cpu_percent = excluded.cpu_percent, memory_available_mb = excluded.memory_available_mb, running_jobs = excluded.running_jobs,
        received_bytes_per_second = excluded.received_bytes_per_second, sent_bytes_per_second = excluded.sent_bytes_per_second
    )
    SELECT id, is_other_state OR is_other_work AS "isNews", is_other_state AS "isOtherState", is_resized AS "isResized" FROM beat`
  return new Map(rows.map((row) => [row.id, row]))
}
