import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findClassificationRule } from '../../database/queries/classificationRuleRow.ts'

/** Deletes the rule with its versions. Rule sets may go on naming it; what it found stays until the next run. */
export async function deleteClassificationRule(context: ActContext, input: { name: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const rule = await findClassificationRule(tx, input.name)
    await tx.classificationRule.delete({ where: { id: rule.id } })
    await audit(tx, context, { action: 'deleteClassificationRule', target: `classificationRule/${rule.name}` })
    await announce(tx, { topic: 'rules', name: rule.name })
  })
}
