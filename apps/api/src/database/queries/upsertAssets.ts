import type { DiscoveredAsset } from '@mooring/contract'
import type { Prisma } from '../generated/client.ts'

/**
 * Writes a batch of assets of a data source in one statement: an asset of a known qualified name is brought up to date.
 * Of two of the same name in one batch the later counts. Sorted by name, so that two writers cannot wait for each other.
 */
export async function upsertAssets(
  tx: Prisma.TransactionClient,
  input: { dataSourceId: string; runId: string; assets: DiscoveredAsset[] },
): Promise<void> {
  const unique = new Map(input.assets.map((asset) => [asset.qualifiedName, asset]))
  const batch = [...unique.values()].toSorted((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1))
  await tx.$executeRaw`
    INSERT INTO asset (id, data_source_id, qualified_name, kind, schema_name, name, comment, row_estimate, size_bytes, format, file_count,
      modified_at, columns, keys, last_run_id)
    SELECT gen_random_uuid(), ${input.dataSourceId}::uuid, "qualifiedName", kind, "schemaName", name, comment, "rowEstimate", "sizeBytes", format, "fileCount", "modifiedAt", columns, keys, ${input.runId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS discovered(
      "qualifiedName" text, kind text, "schemaName" text, name text, comment text, "rowEstimate" bigint, "sizeBytes" bigint,
      format text, "fileCount" bigint, "modifiedAt" timestamptz, columns jsonb, keys jsonb)
    ON CONFLICT (data_source_id, qualified_name) DO UPDATE SET
      kind = excluded.kind, schema_name = excluded.schema_name, name = excluded.name, comment = excluded.comment, row_estimate = excluded.row_estimate,
      size_bytes = excluded.size_bytes, format = excluded.format, file_count = excluded.file_count, modified_at = excluded.modified_at, columns = excluded.columns, keys = excluded.keys, last_run_id = excluded.last_run_id, last_seen_at = now()`
}
