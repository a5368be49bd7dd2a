import type { Prisma } from '../generated/client.ts'

/** What the assets of a run are, as `Run` keeps it. */
export interface RunAssetCounts {
  assetsDiscovered: number
  assetsClassified: number
  assetsAdded: number
  assetsChanged: number
  assetsVanished: number
}

const none: RunAssetCounts = { assetsDiscovered: 0, assetsClassified: 0, assetsAdded: 0, assetsChanged: 0, assetsVanished: 0 }

export async function countAssetsOfRun(tx: Prisma.TransactionClient, runId: string): Promise<RunAssetCounts> {
  const [counts] = await tx.$queryRaw<RunAssetCounts[]>`
    SELECT count(*) FILTER (WHERE change <> 'vanished')::int AS "assetsDiscovered",
      count(*) FILTER (WHERE change <> 'vanished' AND cardinality(asset.classifications) > 0)::int AS "assetsClassified",
      count(*) FILTER (WHERE change = 'added')::int AS "assetsAdded",
      count(*) FILTER (WHERE change = 'changed')::int AS "assetsChanged",
      count(*) FILTER (WHERE change = 'vanished')::int AS "assetsVanished"
    FROM run_asset JOIN asset ON asset.id = run_asset.asset_id WHERE run_id = ${runId}::uuid`
  return counts ?? none
}
