import { DialogContent } from '@fluentui/react-components'
import { console, purview } from '@mooring/contract'
import { useCall } from '../../api/useCall.ts'
import { useOperationPages, type Pages } from '../../api/useOperationPages.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'

/** Asks before deleting a source, saying what goes with it. */
export function DeleteSource({ name, onClose }: { name: string; onClose: (isDeleted: boolean) => void }) {
  return (
    <AlertDialog title={`Delete source ${name}?`} onClose={() => onClose(false)}>
      <DataRegion
        what="what depends on it"
        fallback={
          <DialogContent>
            <Placeholder label="what depends on it" rows={2} />
          </DialogContent>
        }
      >
        <Question name={name} onClose={onClose} />
      </DataRegion>
    </AlertDialog>
  )
}

const amountText = (pages: Pages<unknown>, noun: string): string => {
  const count = pages.total ?? pages.items.length
  return `${count.toLocaleString('en')}${pages.hasMore && pages.total === undefined ? ' or more' : ''} ${noun}${count === 1 ? '' : 's'}`
}

function Question({ name, onClose }: { name: string; onClose: (isDeleted: boolean) => void }) {
  const scans = useOperationPages(purview.listScans, { params: { dataSourceName: name } })
  const assets = useOperationPages(console.listAssets, { query: { dataSourceName: name } })
  const remove = useCall(purview.deleteDataSource, [purview.listDataSources, console.listAssets, console.listRuns, console.listRuntimes])
  const isEmpty = scans.items.length === 0 && assets.items.length === 0
  return (
    <DeleteQuestion
      typedName={isEmpty ? undefined : name}
      onCancel={() => onClose(false)}
      onDelete={async () => {
        await remove.mutateAsync({ params: { dataSourceName: name } })
        notify({ intent: 'success', title: `Source ${name} deleted` })
        onClose(true)
      }}
    >
      <p>
        {isEmpty
          ? 'It has no scans and no assets. The data source itself is not touched.'
          : `Deleted with it: ${amountText(scans, 'scan')} with all their runs, and ${amountText(assets, 'asset')}. The data source itself is not touched.`}
      </p>
    </DeleteQuestion>
  )
}
