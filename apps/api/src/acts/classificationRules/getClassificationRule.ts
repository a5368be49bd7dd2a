import type { ActContext } from '../../ActContext.ts'
import { classificationRuleRow, findClassificationRule, type ClassificationRuleRow } from '../../database/queries/classificationRuleRow.ts'

export async function getClassificationRule(context: ActContext, input: { name: string }): Promise<ClassificationRuleRow> {
  return classificationRuleRow(await findClassificationRule(context.prisma, input.name))
}
