import type { AssetChange } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { assetInclude, assetsBeyond } from '../../database/queries/assetRow.ts'
import { pageOf, pageSize, type PageOf } from '../../paging.ts'

const include = { asset: { include: assetInclude } } satisfies Prisma.RunAssetInclude

type RunAssetRow = Prisma.RunAssetGetPayload<{ include: typeof include }>

export interface Comparison {
  previousRunId: string | null
  counts: Record<AssetChange, number>
  page: PageOf<RunAssetRow>
}

/** What a run found that was not as it had been known, and what of the run before it did not find; of one change, or of all that are any. */
export async function compareRun(
  { prisma }: ActContext,
  input: { runId: string; change?: AssetChange | undefined; token?: string | undefined },
): Promise<Comparison> {
  const run = (await prisma.run.findUnique({ where: { id: input.runId } })) ?? fail('ScanRun_NotFound')
  const where = { runId: run.id, change: input.change ?? { not: 'same' } } satisfies Prisma.RunAssetWhereInput
  const [groups, rows, previous] = await Promise.all([
    prisma.runAsset.groupBy({ by: ['change'], where: { runId: run.id }, _count: true }),
    prisma.runAsset.findMany({
      where: { ...where, asset: assetsBeyond(input.token) },
      orderBy: [{ asset: { qualifiedName: 'asc' } }, { assetId: 'asc' }],
      take: pageSize + 1,
      include,
    }),
    prisma.run.findFirst({
      where: { scanId: run.scanId, state: 'succeeded', queuedAt: { lt: run.queuedAt } },
      orderBy: { queuedAt: 'desc' },
      select: { id: true },
    }),
  ])
  const counts = { added: 0, changed: 0, same: 0, vanished: 0, ...Object.fromEntries(groups.map((group) => [group.change, group._count])) }
  // Those that were the same are forgotten after a while; how many they were is not.
  if (run.state === 'succeeded') counts.same = run.assetsDiscovered - counts.added - counts.changed
  const count = input.change === undefined ? counts.added + counts.changed + counts.vanished : counts[input.change]
  return { previousRunId: previous?.id ?? null, counts, page: pageOf(rows, count, ({ asset }) => [asset.qualifiedName, asset.id]) }
}
