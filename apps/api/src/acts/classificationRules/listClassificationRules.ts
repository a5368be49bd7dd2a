import type { ActContext } from '../../ActContext.ts'
import { classificationRuleRow, newestVersion, type ClassificationRuleRow } from '../../database/queries/classificationRuleRow.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listClassificationRules(
  context: ActContext,
  input: { token?: string | undefined },
): Promise<PageOf<ClassificationRuleRow>> {
  const [after] = positionOf(input.token, 1) ?? []
  const [rows, count] = await Promise.all([
    context.prisma.classificationRule.findMany({
      where: after === undefined ? {} : { nameKey: { gt: after } },
      orderBy: { nameKey: 'asc' },
      take: pageSize + 1,
      include: newestVersion,
    }),
    context.prisma.classificationRule.count(),
  ])
  const page = pageOf(rows, count, (rule) => [rule.nameKey])
  return { ...page, items: page.items.map(classificationRuleRow) }
}
