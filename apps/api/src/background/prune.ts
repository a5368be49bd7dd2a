import type { Console } from '../ActContext.ts'
import { isCompleteSql } from '../database/queries/markVanished.ts'

export const pruneEverySeconds = 3600

const day = 24 * 3_600_000
const sessionsKeptMs = 8 * day
/** As long as the cookie of a browser lives. */
const browsersKeptMs = 180 * day
/** A machine that was switched off for longer is told that its credential is not known, instead of why it ended. */
const formerNodesKeptMs = 180 * day

/** Nobody is told of older ones. */
const outagesKeptMs = 8 * day

/** What a node said about itself this long ago says nothing about it now. */
const tasksKeptMs = 30 * day

/** Who asks what happened to a table asks about the last year. */
const changesKeptMs = 365 * day

/** What a run said while it went on; what came of it stays. */
const runLogsKeptMs = 90 * day

/** Forgets what nobody can use any more. */
export async function prune({ prisma, now }: Console): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms)
  await prisma.session.deleteMany({ where: { createdAt: { lt: before(sessionsKeptMs) } } })
  await prisma.knownBrowser.deleteMany({ where: { lastUsedAt: { lt: before(browsersKeptMs) } } })
  await prisma.nodeTask.deleteMany({ where: { createdAt: { lt: before(tasksKeptMs) } } })
  await prisma.nodeOutage.deleteMany({ where: { lostAt: { lt: before(outagesKeptMs) } } })
  await prisma.formerNode.deleteMany({ where: { endedAt: { lt: before(formerNodesKeptMs) } } })
  await prisma.$executeRaw`
    WITH old AS (
      UPDATE run SET log_lines = 0, has_error_log = false
      WHERE queued_at < ${before(runLogsKeptMs)} AND ended_at < ${before(runLogsKeptMs)} AND log_lines > 0 RETURNING id),
    uncounted AS (UPDATE run_lease SET log_lines = 0 FROM old WHERE run_lease.run_id = old.id)
    DELETE FROM run_log USING old WHERE run_log.run_id = old.id`
  await pruneRunAssets(prisma, before(changesKeptMs))
}

/**
 * What a scan has found is judged by its last complete run and those after it: of earlier ones only the changes tell something.
 * A scan may have no complete run for ever, because of a folder that nobody may read: of those after it the last word on each asset is
 * enough. Filters are tried on all that the last successful run found.
 */
async function pruneRunAssets(prisma: Console['prisma'], changesBefore: Date): Promise<void> {
  await prisma.$executeRaw`
    DELETE FROM run_asset USING run
    WHERE run.id = run_asset.run_id AND (run_asset.change = 'same' OR run.queued_at < ${changesBefore})
      AND EXISTS (SELECT FROM run AS later WHERE later.scan_id = run.scan_id AND later.queued_at > run.queued_at AND ${isCompleteSql('later')})`
  await prisma.$executeRaw`
    WITH outdone AS (
      SELECT id, scan_id, queued_at FROM run
      WHERE EXISTS (SELECT FROM run AS later WHERE later.scan_id = run.scan_id AND later.queued_at > run.queued_at
        AND (run.state <> 'succeeded' OR later.state = 'succeeded')))
    DELETE FROM run_asset USING outdone
    WHERE outdone.id = run_asset.run_id AND (run_asset.change = 'same' OR outdone.queued_at < ${changesBefore})
      AND EXISTS (
        SELECT FROM run_asset AS again JOIN run AS later ON later.id = again.run_id
        WHERE again.asset_id = run_asset.asset_id AND again.change <> 'vanished'
          AND later.scan_id = outdone.scan_id AND later.queued_at > outdone.queued_at)`
}
