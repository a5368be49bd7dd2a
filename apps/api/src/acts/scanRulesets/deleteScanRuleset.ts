import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findScanRuleset } from '../../database/queries/findScanRuleset.ts'

/** Deletes the rule set. Scans that name it stay; their next run fails and says why. */
export async function deleteScanRuleset(context: ActContext, input: { name: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const ruleset = await findScanRuleset(tx, input.name)
    await tx.scanRuleset.delete({ where: { id: ruleset.id } })
    await audit(tx, context, { action: 'deleteScanRuleset', target: `scanRuleset/${ruleset.name}` })
    await announce(tx, { topic: 'rules', name: ruleset.name })
  })
}
