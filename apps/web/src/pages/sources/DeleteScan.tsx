import { console, purview, type Scan } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useCall } from '../../api/useCall.ts'
import { ConfirmDelete } from '../../components/ConfirmDelete.tsx'
import { notify } from '../../components/notify.ts'

/** Asks before deleting a scan. */
export function DeleteScan({ scan, onClose }: { scan: Scan; onClose: (isDeleted: boolean) => void }) {
  const remove = useCall(purview.deleteScan, [purview.listScans, console.listRuns, console.listRuntimes])
  const isRunning = scan.lastRunResult !== undefined && isRunStatusActive(scan.lastRunResult.status)
  return (
    <ConfirmDelete
      title={`Delete scan ${scan.name}?`}
      onCancel={() => onClose(false)}
      onDelete={async () => {
        await remove.mutateAsync({ params: { dataSourceName: scan.dataSourceName, scanName: scan.name } })
        notify({ intent: 'success', title: `Scan ${scan.name} deleted` })
        onClose(true)
      }}
    >
      <p>
        Its runs are deleted with it{isRunning ? '; the one that is going on is stopped' : ''}. The assets that it discovered stay until the
        source is deleted.
      </p>
    </ConfirmDelete>
  )
}
