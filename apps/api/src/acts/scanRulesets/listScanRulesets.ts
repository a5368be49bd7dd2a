import type { ActContext } from '../../ActContext.ts'
import type { ScanRuleset } from '../../database/generated/client.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listScanRulesets(context: ActContext, input: { token?: string | undefined }): Promise<PageOf<ScanRuleset>> {
  const [after] = positionOf(input.token, 1) ?? []
  const [rows, count] = await Promise.all([
    context.prisma.scanRuleset.findMany({
      where: after === undefined ? {} : { nameKey: { gt: after } },
      orderBy: { nameKey: 'asc' },
      take: pageSize + 1,
    }),
    context.prisma.scanRuleset.count(),
  ])
  return pageOf(rows, count, (ruleset) => [ruleset.nameKey])
}
