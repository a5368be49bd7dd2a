import { console, purview, type FilterProperties, type ScanBody } from '@mooring/contract'
import { useState } from 'react'
import { useCall } from '../../api/useCall.ts'

interface SavedScan {
  params: { dataSourceName: string; scanName: string }
  body: ScanBody
  /** What the scan is about; null: as it was. */
  filters: FilterProperties | null
}

/**
 * Saves a scan, and then what it is about, which the contract keeps apart: the second may be refused when the first was not.
 * `isScanThere` says that the scan was saved, so that trying again does not find its name taken.
 */
export function useSaveScan() {
  const [isScanThere, setIsScanThere] = useState(false)
  const put = useCall(purview.putScan, [purview.listScans, purview.getScan, console.listRuntimes, console.getRuntime])
  const putFilter = useCall(purview.putFilter, [purview.getFilter, console.previewFilter])
  const save = async ({ params, body, filters }: SavedScan): Promise<void> => {
    setIsScanThere(false)
    await put.mutateAsync({ params, body })
    setIsScanThere(true)
    if (filters !== null) await putFilter.mutateAsync({ params, body: { properties: filters } })
  }
  return { save, isScanThere }
}
