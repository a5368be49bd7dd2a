import type { DataSourceKind, SystemScanRuleset } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { systemScanRulesets } from '../../systemScanRulesets.ts'

/** Only kinds that nodes scan have one. */
export function getSystemScanRuleset(input: { kind: DataSourceKind }): SystemScanRuleset {
  const ruleset = systemScanRulesets.find(({ kind }) => kind === input.kind)
  return ruleset ?? fail('ScanRuleset_NotFound', `There is no system scan rule set for ${input.kind}.`)
}
