import type { ClassificationRuleBody } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { compilePattern } from '../../compilePattern.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import type { ClassificationRuleRow } from '../../database/queries/classificationRuleRow.ts'

const usualPercentage = 60

type Properties = ClassificationRuleBody['properties']

/** Creates the rule, or makes its next version; scans look by the newest one from their next run on. */
export async function putClassificationRule(
  context: ActContext,
  input: { name: string; properties: Properties },
): Promise<{ rule: ClassificationRuleRow; created: boolean }> {
  const { name, properties } = input
  const data = dataOf(properties)
  return context.prisma.$transaction(async (tx) => {
    const where = { nameKey: nameKey(name) }
    const { count } = await tx.classificationRule.createMany({ data: { name, ...where }, skipDuplicates: true })
    const created = count === 1
    // The lock on the row gives each of two at once a version of its own.
    const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM classification_rule WHERE name_key = ${where.nameKey} FOR UPDATE`
    if (locked === undefined) return fail('ChangedMeanwhile')
    const last = await tx.classificationRuleVersion.aggregate({ where: { ruleId: locked.id }, _max: { version: true } })
    const version = await tx.classificationRuleVersion.create({
      data: { ruleId: locked.id, version: (last._max.version ?? 0) + 1, ...data },
    })
    const rule = await tx.classificationRule.findUniqueOrThrow({ where })
    await audit(tx, context, {
      action: created ? 'createClassificationRule' : 'updateClassificationRule',
      target: `classificationRule/${rule.name}`,
      detail: { version: version.version },
    })
    await announce(tx, { topic: 'rules', name: rule.name })
    return { rule: { ...rule, version }, created }
  })
}

function dataOf(properties: Properties) {
  const dataPatterns = patternsOf(properties, 'dataPatterns')
  const columnPatterns = patternsOf(properties, 'columnPatterns')
  if (dataPatterns.length + columnPatterns.length === 0)
    fail('InvalidField', 'A rule needs a pattern for values or for the names of columns.', 'properties.dataPatterns')
  return {
    classificationName: properties.classificationName,
    description: properties.description ?? null,
    dataPatterns,
    columnPatterns,
    minimumPercentageMatch: properties.minimumPercentageMatch ?? usualPercentage,
    isEnabled: properties.ruleStatus !== 'Disabled',
  }
}

function patternsOf(properties: Properties, field: 'dataPatterns' | 'columnPatterns'): string[] {
  const patterns = (properties[field] ?? []).map(({ pattern }) => pattern)
  for (const [index, pattern] of patterns.entries()) compilePattern(pattern, `properties.${field}.${index}.pattern`)
  return patterns
}
