import type { ClassificationAction } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findClassificationRule } from '../../database/queries/classificationRuleRow.ts'

/** Says of a version of a rule whether what it found is kept. It is noted down: assets show what the last run found, whoever found it. */
export async function tagClassificationRuleVersion(
  context: ActContext,
  input: { name: string; version: number; action: ClassificationAction },
): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const rule = await findClassificationRule(tx, input.name)
    const { count } = await tx.classificationRuleVersion.updateMany({
      where: { ruleId: rule.id, version: input.version },
      data: { action: input.action },
    })
    if (count === 0) fail('ClassificationRule_NotFound', `The classification rule ${rule.name} has no version ${input.version}.`)
    const detail = { version: input.version, classificationAction: input.action }
    await audit(tx, context, { action: 'tagClassificationRuleVersion', target: `classificationRule/${rule.name}`, detail })
    await announce(tx, { topic: 'rules', name: rule.name })
  })
}
