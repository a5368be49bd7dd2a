import { purview, type SystemScanRuleset } from '@mooring/contract'
import { useOperation } from '../../api/useOperation.ts'

/** The system's own sets: those of the contract's list, and that of folders, which is only given to those who ask for it. */
export function useSystemRulesets(): readonly SystemScanRuleset[] {
  const { value } = useOperation(purview.listSystemScanRulesets, {})
  const folders = useOperation(purview.getSystemScanRuleset, { params: { dataSourceType: 'FileSystem' } })
  return [...value, folders]
}
