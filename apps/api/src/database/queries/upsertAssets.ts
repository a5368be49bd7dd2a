import type { AssetChange, AssetDifference, Column, DiscoveredAsset, Key } from '@mooring/contract'
import { assetDifference, assetFingerprint, classificationNames } from '../../assetDifference.ts'
import { keepFormer } from '../../keepFormer.ts'
import type { Prisma } from '../generated/client.ts'

interface Batch {
  dataSourceId: string
  runId: string
  assets: DiscoveredAsset[]
}

/** What was known of an asset; the lists only when it may have changed. */
interface Before {
  qualifiedName: string
  vanished: boolean
  fingerprint: string | null
}

/**
 * Writes a batch of assets of a data source, and what the run found out about each: three statements, or four, whatever their number. An asset
 * of a known qualified name is brought up to date, and comes back when it had vanished. Of two of the same name in one batch the later
 * counts. Sorted by name, so that two writers cannot wait for each other. A batch that comes twice leaves what was found out first.
 */
export async function upsertAssets(tx: Prisma.TransactionClient, { dataSourceId, runId, assets }: Batch): Promise<void> {
  const unique = await withFormer(tx, dataSourceId, new Map(assets.map((asset) => [asset.qualifiedName, asset])))
  const sorted = [...unique.values()].toSorted((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1))
  const batch = sorted.map((asset) => ({ ...asset, fingerprint: assetFingerprint(asset), classifications: classificationNames(asset) }))
  const before = await readBefore(tx, dataSourceId, [...unique.keys()])
  const judged = batch.map(({ qualifiedName, fingerprint }) => ({
    qualifiedName,
    change: changeOf(before.get(qualifiedName), fingerprint),
  }))
  const differences = await differencesOf(tx, {
    dataSourceId,
    assets: unique,
    changed: judged.filter(({ change }) => change === 'changed'),
  })
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO asset (id, data_source_id, qualified_name, kind, schema_name, name, comment, row_estimate, size_bytes, format, file_count,
        modified_at, columns, keys, classifications, fingerprint, revision)
      SELECT gen_random_uuid(), ${dataSourceId}::uuid, "qualifiedName", kind, "schemaName", name, comment, "rowEstimate", "sizeBytes", format,
        "fileCount", "modifiedAt", columns, keys, ARRAY(SELECT jsonb_array_elements_text(classifications)), decode(fingerprint, 'hex'), revision
      FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS discovered(
        "qualifiedName" text, kind text, "schemaName" text, name text, comment text, "rowEstimate" bigint, "sizeBytes" bigint,
        format text, "fileCount" bigint, "modifiedAt" timestamptz, columns jsonb, keys jsonb, classifications jsonb, fingerprint text, revision text)
      ON CONFLICT (data_source_id, qualified_name) DO UPDATE SET
        kind = excluded.kind, schema_name = excluded.schema_name, name = excluded.name, comment = excluded.comment,
        row_estimate = excluded.row_estimate, size_bytes = excluded.size_bytes, format = excluded.format, file_count = excluded.file_count,
        modified_at = excluded.modified_at, columns = excluded.columns, keys = excluded.keys, classifications = excluded.classifications,
        fingerprint = excluded.fingerprint, revision = excluded.revision, vanished_at = NULL, last_seen_at = now()
      RETURNING id, qualified_name)
    INSERT INTO run_asset (run_id, asset_id, change, difference)
    SELECT ${runId}::uuid, written.id, judged.change::"AssetChange", coalesce(judged.difference, '{}')
    FROM written JOIN jsonb_to_recordset(${JSON.stringify(judged.map((one) => ({ ...one, difference: differences.get(one.qualifiedName) })))}::jsonb)
      AS judged("qualifiedName" text, change text, difference jsonb) ON judged."qualifiedName" = written.qualified_name
    ON CONFLICT (run_id, asset_id) DO UPDATE SET change = excluded.change, difference = excluded.difference WHERE run_asset.change = 'same'`
}

async function withFormer(
  tx: Prisma.TransactionClient,
  dataSourceId: string,
  assets: ReadonlyMap<string, DiscoveredAsset>,
): Promise<ReadonlyMap<string, DiscoveredAsset>> {
  const names = [...assets.values()].flatMap(({ notLookedAt, qualifiedName }) => (notLookedAt === undefined ? [] : [qualifiedName]))
  if (names.length === 0) return assets
  const where = { dataSourceId, qualifiedName: { in: names } }
  const rows = await tx.asset.findMany({ where, select: { qualifiedName: true, columns: true } })
  const former = new Map(rows.map(({ qualifiedName, columns }) => [qualifiedName, columns as Column[]]))
  return new Map([...assets].map(([name, asset]) => [name, keepFormer(asset, former.get(name))]))
}

/** One that was kept before fingerprints were is taken as it is found. */
function changeOf(before: Before | undefined, fingerprint: string): AssetChange {
  if (before === undefined || before.vanished) return 'added'
  return before.fingerprint === null || before.fingerprint === fingerprint ? 'same' : 'changed'
}

async function readBefore(tx: Prisma.TransactionClient, dataSourceId: string, names: string[]): Promise<Map<string, Before>> {
  const rows = await tx.$queryRaw<Before[]>`
    SELECT qualified_name AS "qualifiedName", vanished_at IS NOT NULL AS vanished, encode(fingerprint, 'hex') AS fingerprint
    FROM asset WHERE data_source_id = ${dataSourceId}::uuid AND qualified_name = ANY(${names})`
  return new Map(rows.map((row) => [row.qualifiedName, row]))
}

interface Changed {
  dataSourceId: string
  assets: ReadonlyMap<string, DiscoveredAsset>
  changed: { qualifiedName: string }[]
}

async function differencesOf(
  tx: Prisma.TransactionClient,
  { dataSourceId, assets, changed }: Changed,
): Promise<Map<string, AssetDifference>> {
  if (changed.length === 0) return new Map()
  const qualifiedNames = changed.map(({ qualifiedName }) => qualifiedName)
  const rows = await tx.asset.findMany({ where: { dataSourceId, qualifiedName: { in: qualifiedNames } } })
  return new Map(
    rows.flatMap((row) => {
      const after = assets.get(row.qualifiedName)
      const before = { ...row, kind: row.kind as DiscoveredAsset['kind'], columns: row.columns as Column[], keys: row.keys as Key[] }
      return after === undefined ? [] : [[row.qualifiedName, assetDifference(before, after)] as const]
    }),
  )
}
