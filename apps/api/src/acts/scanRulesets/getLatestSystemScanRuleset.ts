import type { DataSourceKind, SystemScanRuleset } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { systemScanRulesets } from '../../systemScanRulesets.ts'

/** The contract lets the kind be left out: then it is that of the first set. */
export function getLatestSystemScanRuleset(input: { kind?: DataSourceKind | undefined }): SystemScanRuleset {
  const ruleset = systemScanRulesets.find(({ kind }) => (input.kind ?? kind) === kind)
  return ruleset ?? fail('ScanRuleset_NotFound', `There is no system scan rule set for ${input.kind}.`)
}
