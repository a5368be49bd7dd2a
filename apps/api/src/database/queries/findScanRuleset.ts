import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, ScanRuleset } from '../generated/client.ts'

/** The scan rule set of this name, or the refusal that there is none. */
export async function findScanRuleset(tx: Prisma.TransactionClient, name: string): Promise<ScanRuleset> {
  const ruleset = await tx.scanRuleset.findUnique({ where: { nameKey: nameKey(name) } })
  return ruleset ?? fail('ScanRuleset_NotFound', `There is no scan rule set named ${name}.`)
}
