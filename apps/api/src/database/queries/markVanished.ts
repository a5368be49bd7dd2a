import { Prisma } from '../generated/client.ts'

/** What kept values, sizes or columns from being read, but no asset from being found. */
const unread = ['SizeNotRead', 'SizeNotReadWhileLocked', 'SampleNotRead', 'ColumnCommentsLeftOut', 'TooManyColumns', 'ViewNotValid']
const unreadFiles = ['FileEmpty', 'FileNotReadable', 'FileNotSampled']
/** What no run delivers, this one as little as those before: it hides nothing that was found. */
const neverFound = ['FolderTooDeep', 'LinkNotFollowed', 'NameTooLong', 'NotAFile']
/** Not `FileVanished`: a folder that is written anew is gone for a moment. */
const harmless = [...unread, ...unreadFiles, ...neverFound]

/** Whether a run that could not read some things may still say what is not there. */
export const sawEverything = (exceptionCounts: Record<string, number>): boolean =>
  Object.keys(exceptionCounts).every((reason) => harmless.includes(reason))

/** In a statement: that a run may say what is not there. */
export const isCompleteSql = (run: 'run' | 'later'): Prisma.Sql => {
  const of = Prisma.raw(run)
  return Prisma.sql`${of}.state = 'succeeded'
    AND NOT EXISTS (SELECT FROM jsonb_object_keys(${of}.exception_counts) AS reason WHERE reason <> ALL(${harmless}))`
}

/**
 * Marks what the scan had found and this run did not: an incremental one lists all of its source too. What a scan has found is what its last complete run saw, and those after
 * it, however they ended. What another scan of the source has found is still there. Called before the run counts as succeeded.
 */
export async function markVanished(tx: Prisma.TransactionClient, runId: string): Promise<void> {
  await tx.$executeRaw`
    WITH this AS (
      SELECT run.id, run.scan_id, scan.data_source_id FROM run JOIN scan ON scan.id = run.scan_id
      WHERE run.id = ${runId}::uuid),
    complete AS (
      SELECT run.scan_id, max(run.queued_at) AS queued_at FROM this JOIN scan ON scan.data_source_id = this.data_source_id
      JOIN run ON run.scan_id = scan.id AND run.id <> this.id AND ${isCompleteSql('run')} GROUP BY run.scan_id),
    found AS (
      SELECT run_asset.asset_id, run.scan_id FROM this JOIN scan ON scan.data_source_id = this.data_source_id
      JOIN run ON run.scan_id = scan.id AND run.id <> this.id LEFT JOIN complete ON complete.scan_id = scan.id
      JOIN run_asset ON run_asset.run_id = run.id AND run_asset.change <> 'vanished'
      WHERE run.queued_at >= coalesce(complete.queued_at, '-infinity')),
    gone AS (
      SELECT asset_id FROM found JOIN asset ON asset.id = found.asset_id AND asset.vanished_at IS NULL
      GROUP BY asset_id HAVING bool_and(found.scan_id = (SELECT scan_id FROM this))
      EXCEPT SELECT asset_id FROM run_asset WHERE run_id = ${runId}::uuid),
    marked AS (
      UPDATE asset SET vanished_at = now() FROM (SELECT asset_id FROM gone ORDER BY asset_id) AS ordered WHERE asset.id = ordered.asset_id)
    INSERT INTO run_asset (run_id, asset_id, change) SELECT ${runId}::uuid, asset_id, 'vanished' FROM gone`
}
