import type { ScanRulesetBody, ScanRulesetProperties } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, ScanRuleset } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { keepHeaders, refuseHeaderOfOthers } from '../../keepHeaders.ts'
import { withoutNulls } from '../../withoutNulls.ts'
import { withoutReadOnly } from '../../withoutReadOnly.ts'

/** Creates or replaces a scan rule set; scans follow it from their next run on. It may not begin to name a rule that does not exist. */
export async function putScanRuleset(
  context: ActContext,
  input: { name: string; body: ScanRulesetBody },
): Promise<{ ruleset: ScanRuleset; created: boolean }> {
  const { name, body } = input
  const { kind } = body
  const given: ScanRulesetProperties = withoutNulls(body.properties ?? {})
  refuseHeaderOfOthers(given)
  return context.prisma.$transaction(async (tx) => {
    const where = { nameKey: nameKey(name) }
    // What it said before is kept in part: nobody changes that meanwhile.
    await tx.$queryRaw`SELECT FROM scan_ruleset WHERE name_key = ${where.nameKey} FOR UPDATE`
    const before = await tx.scanRuleset.findUnique({ where })
    // Scans of that kind name it.
    if (before !== null && before.kind !== kind)
      fail('InvalidField', 'The kind of a scan rule set cannot be changed. Delete it and create it again.', 'kind')
    const properties = withoutReadOnly(keepHeaders(given, before?.properties as ScanRulesetProperties | undefined) as object)
    await refuseUnknownRules(tx, rulesOf(properties), rulesOf(before?.properties))
    const { count } = await tx.scanRuleset.createMany({ data: { name, ...where, kind, properties }, skipDuplicates: true })
    const created = count === 1
    const ruleset = created
      ? await tx.scanRuleset.findUniqueOrThrow({ where })
      : await tx.scanRuleset.update({ where, data: { properties, version: { increment: 1 } } })
    await audit(tx, context, { action: created ? 'createScanRuleset' : 'updateScanRuleset', target: `scanRuleset/${ruleset.name}` })
    await announce(tx, { topic: 'rules', name: ruleset.name })
    return { ruleset, created }
  })
}

const rulesOf = (properties: unknown): string[] =>
  (properties as { includedCustomClassificationRuleNames?: string[] } | undefined)?.includedCustomClassificationRuleNames ?? []

async function refuseUnknownRules(tx: Prisma.TransactionClient, names: string[], before: string[]): Promise<void> {
  const known = new Set(before.map(nameKey))
  const fresh = names.map(nameKey).filter((key) => !known.has(key))
  const rows = await tx.classificationRule.findMany({ where: { nameKey: { in: fresh } }, select: { nameKey: true } })
  const found = new Set([...known, ...rows.map((row) => row.nameKey)])
  const missing = names.findIndex((name) => !found.has(nameKey(name)))
  if (missing >= 0)
    fail('InvalidField', 'There is no classification rule of this name.', `properties.includedCustomClassificationRuleNames.${missing}`)
}
