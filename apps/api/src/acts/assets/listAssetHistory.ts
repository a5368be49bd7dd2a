import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { runPosition, runsBefore } from '../../database/queries/pageOfRuns.ts'
import { pageOf, pageSize, type PageOf } from '../../paging.ts'

const include = {
  run: { select: { id: true, queuedAt: true, endedAt: true, scan: { select: { name: true } } } },
} satisfies Prisma.RunAssetInclude

export type AssetHistoryRow = Prisma.RunAssetGetPayload<{ include: typeof include }>

/** What runs found out about an asset that was not as the run before had it, newest first. */
export async function listAssetHistory(
  { prisma }: ActContext,
  input: { assetId: string; token?: string | undefined },
): Promise<PageOf<AssetHistoryRow>> {
  if ((await prisma.asset.count({ where: { id: input.assetId } })) === 0) fail('Asset_NotFound')
  const where = { assetId: input.assetId, change: { not: 'same' } } satisfies Prisma.RunAssetWhereInput
  const [rows, count] = await Promise.all([
    prisma.runAsset.findMany({
      where: { ...where, run: runsBefore(input.token) },
      orderBy: [{ run: { queuedAt: 'desc' } }, { runId: 'desc' }],
      take: pageSize + 1,
      include,
    }),
    prisma.runAsset.count({ where }),
  ])
  return pageOf(rows, count, ({ run }) => runPosition(run))
}
