import type { AssetState, Column, KnownAsset } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { holdLease } from '../../database/queries/holdLease.ts'

/** What one answer may weigh; what has no room in it is read again, which costs time and nothing else. */
const answerBytesMax = 8 * 1024 * 1024

/** A node asks which assets are still in the state in which they were last read, so that it need not read them again. */
export async function findKnownAssets(
  context: ActContext,
  input: { runId: string; fence: number; assets: AssetState[] },
): Promise<KnownAsset[]> {
  const { nodeId } = nodeCaller(context)
  return context.prisma.$transaction(async (tx) => {
    const { dataSourceId } = await holdLease(tx, { runId: input.runId, nodeId, fence: input.fence })
    const rows = await tx.$queryRaw<{ qualifiedName: string; columns: Column[]; rowEstimate: bigint | null }[]>`
      SELECT qualified_name AS "qualifiedName", columns, row_estimate AS "rowEstimate" FROM (
        SELECT qualified_name, columns, row_estimate, sum(octet_length(columns::text)) OVER (ORDER BY qualified_name) AS bytes
        FROM asset JOIN unnest(${input.assets.map(({ qualifiedName }) => qualifiedName)}::text[],
          ${input.assets.map(({ revision }) => revision)}::text[]) AS asked(name, revision)
          ON asset.qualified_name = asked.name AND asset.revision = asked.revision
        WHERE data_source_id = ${dataSourceId}::uuid) AS known
      WHERE bytes <= ${answerBytesMax}`
    return rows.map(({ qualifiedName, columns, rowEstimate }) => ({
      qualifiedName,
      columns,
      ...(rowEstimate === null ? {} : { rowEstimate: Number(rowEstimate) }),
    }))
  })
}
