import type { SystemScanRuleset } from '@mooring/contract'
import { systemScanRulesets } from '../../systemScanRulesets.ts'

/** Without that of our own kind of source, which Microsoft's clients do not know; it is there when it is asked for. */
export const listSystemScanRulesets = (): SystemScanRuleset[] => systemScanRulesets.filter(({ kind }) => kind !== 'FileSystem')
