import type { DataSourceKind, SystemScanRuleset } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { systemScanRulesets } from '../../systemScanRulesets.ts'

/** The contract lets the kind be left out: then it is that of the first set that has this version. */
export function getSystemScanRulesetVersion(input: { kind?: DataSourceKind | undefined; version: number }): SystemScanRuleset {
  const ruleset = systemScanRulesets.find(({ kind, version }) => (input.kind ?? kind) === kind && version === input.version)
  return ruleset ?? fail('ScanRuleset_NotFound', 'There is no such version of a system scan rule set.')
}
