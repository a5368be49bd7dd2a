import { console, purview, type Scan } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { scansWords } from '#strings/scansWords.ts'
import { useCall } from '../../api/useCall.ts'
import { ConfirmDelete } from '../../components/ConfirmDelete.tsx'
import { notify } from '../../components/notify.ts'

/** Asks before deleting a scan. */
export function DeleteScan({ scan, onClose }: { scan: Scan; onClose: (isDeleted: boolean) => void }) {
  const remove = useCall(purview.deleteScan, [purview.listScans, console.listRuns, console.summarizeRuns, console.listRuntimes])
  const isRunning = scan.lastRunResult !== undefined && isRunStatusActive(scan.lastRunResult.status)
  return (
    <ConfirmDelete
      title={scansWords.deleteQuestion(scan.name)}
      onCancel={() => onClose(false)}
      onDelete={async () => {
        await remove.mutateAsync({ params: { dataSourceName: scan.dataSourceName, scanName: scan.name } })
        notify({ intent: 'success', title: scansWords.deleted(scan.name) })
        onClose(true)
      }}
    >
      <p>{scansWords.deleteEffect(isRunning)}</p>
    </ConfirmDelete>
  )
}
