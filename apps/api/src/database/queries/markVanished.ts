import type { Prisma } from '../generated/client.ts'

/** What kept values or sizes from being read, but no asset from being found. */
const harmless = new Set([
  'SizeNotRead',
  'SizeNotReadWhileLocked',
  'SampleNotRead',
  'ColumnCommentsLeftOut',
  'TooManyColumns',
  'ViewNotValid',
])

/** Whether a run that could not read some things may still say what is not there. */
export const sawEverything = (exceptionCounts: Record<string, number>): boolean =>
  Object.keys(exceptionCounts).every((reason) => harmless.has(reason))

/**
 * Marks what earlier runs of the scan had found and this full run did not: the last successful full one, and those after it. What
 * the last successful run of another scan of the source has seen is still there. One statement, before the run counts as succeeded.
 */
export async function markVanished(tx: Prisma.TransactionClient, runId: string): Promise<void> {
  await tx.$executeRaw`
    WITH this AS (
      SELECT run.id, run.scan_id, scan.data_source_id FROM run JOIN scan ON scan.id = run.scan_id
      WHERE run.id = ${runId}::uuid AND run.scan_level = 'Full'),
    last_full AS (
      SELECT other.queued_at FROM this JOIN run AS other ON other.scan_id = this.scan_id
      WHERE other.id <> this.id AND other.state = 'succeeded' AND other.scan_level = 'Full'
      ORDER BY other.queued_at DESC LIMIT 1),
    earlier AS (
      SELECT other.id FROM this JOIN run AS other ON other.scan_id = this.scan_id
      WHERE other.id <> this.id AND other.queued_at >= coalesce((SELECT queued_at FROM last_full), '-infinity')),
    elsewhere AS (
      SELECT DISTINCT ON (other.scan_id) other.id FROM this JOIN scan ON scan.data_source_id = this.data_source_id AND scan.id <> this.scan_id
      JOIN run AS other ON other.scan_id = scan.id AND other.state = 'succeeded' AND other.scan_level = 'Full'
      ORDER BY other.scan_id, other.queued_at DESC),
    gone AS (
      SELECT DISTINCT found.asset_id FROM run_asset AS found JOIN earlier ON earlier.id = found.run_id
      JOIN asset ON asset.id = found.asset_id AND asset.vanished_at IS NULL
      WHERE found.change <> 'vanished'
        AND NOT EXISTS (SELECT FROM run_asset AS now WHERE now.run_id = ${runId}::uuid AND now.asset_id = found.asset_id)
        AND NOT EXISTS (SELECT FROM run_asset AS seen JOIN elsewhere ON elsewhere.id = seen.run_id
          WHERE seen.asset_id = found.asset_id AND seen.change <> 'vanished')),
    marked AS (
      UPDATE asset SET vanished_at = now() FROM (SELECT asset_id FROM gone ORDER BY asset_id) AS ordered WHERE asset.id = ordered.asset_id)
    INSERT INTO run_asset (run_id, asset_id, change) SELECT ${runId}::uuid, asset_id, 'vanished' FROM gone`
}
