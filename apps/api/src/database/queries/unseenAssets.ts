import { Prisma } from '../generated/client.ts'
import { isCompleteSql } from './markVanished.ts'

interface Without {
  dataSourceId: string
  /** The scan that is deleted. */
  scanId: string
}

/** What of a source is still there though none of its other scans has found it: what each has found is judged as by `markVanished`. */
const unseenSql = ({ dataSourceId, scanId }: Without) => Prisma.sql`
  WITH complete AS (
    SELECT run.scan_id, max(run.queued_at) AS queued_at FROM scan JOIN run ON run.scan_id = scan.id AND ${isCompleteSql('run')}
    WHERE scan.data_source_id = ${dataSourceId}::uuid GROUP BY run.scan_id),
  found AS (
    SELECT run_asset.asset_id FROM scan JOIN run ON run.scan_id = scan.id LEFT JOIN complete ON complete.scan_id = scan.id
    JOIN run_asset ON run_asset.run_id = run.id AND run_asset.change <> 'vanished'
    WHERE scan.data_source_id = ${dataSourceId}::uuid AND scan.id <> ${scanId}::uuid
      AND run.queued_at >= coalesce(complete.queued_at, '-infinity')),
  unseen AS (
    SELECT id FROM asset WHERE data_source_id = ${dataSourceId}::uuid AND vanished_at IS NULL
      AND NOT EXISTS (SELECT FROM found WHERE found.asset_id = asset.id) ORDER BY id)`

export async function countUnseen(prisma: Pick<Prisma.TransactionClient, '$queryRaw'>, without: Without): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`${unseenSql(without)} SELECT count(*)::int AS count FROM unseen`
  return row?.count ?? 0
}

/** Marks them, once the scan is gone: no run would ever say so. Returns how many. */
export const markUnseen = (tx: Prisma.TransactionClient, without: Without): Promise<number> =>
  tx.$executeRaw`${unseenSql(without)} UPDATE asset SET vanished_at = now() FROM unseen WHERE asset.id = unseen.id`
