import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { findClassificationRule, type ClassificationRuleRow } from '../../database/queries/classificationRuleRow.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listClassificationRuleVersions(
  context: ActContext,
  input: { name: string; token?: string | undefined },
): Promise<PageOf<ClassificationRuleRow>> {
  const { id: ruleId, name, createdAt } = await findClassificationRule(context.prisma, input.name)
  const before = versionOf(input.token)
  const [versions, count] = await Promise.all([
    context.prisma.classificationRuleVersion.findMany({
      where: { ruleId, ...(before === null ? {} : { version: { lt: before } }) },
      orderBy: { version: 'desc' },
      take: pageSize + 1,
    }),
    context.prisma.classificationRuleVersion.count({ where: { ruleId } }),
  ])
  const page = pageOf(versions, count, ({ version }) => [String(version)])
  return { ...page, items: page.items.map((version) => ({ name, createdAt, version })) }
}

function versionOf(token: string | undefined): number | null {
  const [text] = positionOf(token, 1) ?? []
  if (text === undefined) return null
  return /^[1-9][0-9]{0,8}$/.test(text)
    ? Number(text)
    : fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
}
