import { DialogContent } from '@fluentui/react-components'
import { console, purview, type Scan } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { scansWords } from '#strings/scansWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperation } from '../../api/useOperation.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'

interface DeleteScanProps {
  scan: Scan
  onClose: (isDeleted: boolean) => void
}

/** Asks before deleting a scan, saying what goes with it. */
export function DeleteScan({ scan, onClose }: DeleteScanProps) {
  return (
    <AlertDialog title={scansWords.deleteQuestion(scan.name)} onClose={() => onClose(false)}>
      <DataRegion
        what={scansWords.dependents}
        fallback={
          <DialogContent>
            <Placeholder label={scansWords.dependents} rows={2} />
          </DialogContent>
        }
      >
        <Question scan={scan} onClose={onClose} />
      </DataRegion>
    </AlertDialog>
  )
}

function Question({ scan, onClose }: DeleteScanProps) {
  const params = { dataSourceName: scan.dataSourceName, scanName: scan.name }
  const { runs, assets } = useOperation(console.getScanDependents, { params })
  const remove = useCall(purview.deleteScan, [
    purview.listScans,
    console.listRuns,
    console.summarizeRuns,
    console.listRuntimes,
    console.listAssets,
    console.getAsset,
  ])
  const isRunning = scan.lastRunResult !== undefined && isRunStatusActive(scan.lastRunResult.status)
  return (
    <DeleteQuestion
      onCancel={() => onClose(false)}
      onDelete={async () => {
        await remove.mutateAsync({ params })
        notify({ intent: 'success', title: scansWords.deleted(scan.name) })
        onClose(true)
      }}
    >
      <p>{scansWords.deleteEffect(runs, isRunning)}</p>
      <p>{scansWords.deleteVanishes(assets)}</p>
    </DeleteQuestion>
  )
}
