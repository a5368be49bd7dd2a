import { DialogContent } from '@fluentui/react-components'
import { console, purview } from '@mooring/contract'
import { sourcesWords } from '#strings/sourcesWords.ts'
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
    <AlertDialog title={sourcesWords.deleteQuestion(name)} onClose={() => onClose(false)}>
      <DataRegion
        what={sourcesWords.dependents}
        fallback={
          <DialogContent>
            <Placeholder label={sourcesWords.dependents} rows={2} />
          </DialogContent>
        }
      >
        <Question name={name} onClose={onClose} />
      </DataRegion>
    </AlertDialog>
  )
}

/** How many there are, and whether there may be more. */
const amountOf = (pages: Pages<unknown>) => [pages.total ?? pages.items.length, pages.hasMore && pages.total === undefined] as const

function Question({ name, onClose }: { name: string; onClose: (isDeleted: boolean) => void }) {
  const scans = useOperationPages(purview.listScans, { params: { dataSourceName: name } })
  const assets = useOperationPages(console.listAssets, { query: { dataSourceName: name } })
  const remove = useCall(purview.deleteDataSource, [
    purview.listDataSources,
    console.listAssets,
    console.listRuns,
    console.summarizeRuns,
    console.listRuntimes,
  ])
  const isEmpty = scans.items.length === 0 && assets.items.length === 0
  return (
    <DeleteQuestion
      typedName={isEmpty ? undefined : name}
      onCancel={() => onClose(false)}
      onDelete={async () => {
        await remove.mutateAsync({ params: { dataSourceName: name } })
        notify({ intent: 'success', title: sourcesWords.deleted(name) })
        onClose(true)
      }}
    >
      <p>
        {isEmpty
          ? sourcesWords.deleteEmpty
          : sourcesWords.deleteEffect(sourcesWords.scans(...amountOf(scans)), sourcesWords.assetCount(...amountOf(assets)))}
      </p>
    </DeleteQuestion>
  )
}
