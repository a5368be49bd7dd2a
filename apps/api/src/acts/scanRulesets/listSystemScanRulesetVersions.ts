import type { DataSourceKind, SystemScanRuleset } from '@mooring/contract'
import { systemScanRulesets } from '../../systemScanRulesets.ts'
import { listSystemScanRulesets } from './listSystemScanRulesets.ts'

/** Of each there is one version: it comes with the console. */
export const listSystemScanRulesetVersions = (input: { kind?: DataSourceKind | undefined }): SystemScanRuleset[] =>
  input.kind === undefined ? listSystemScanRulesets() : systemScanRulesets.filter(({ kind }) => kind === input.kind)
