import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { purview, type DataSource } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useState } from 'react'
import { markStale } from '../../api/markStale.ts'
import { useLateOperation } from '../../api/useOperation.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { notify } from '../../components/notify.ts'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { placeOf } from '../../components/placeOf.ts'
import { RefreshError } from '../../components/RefreshError.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'

const SourceFlyout = lazy(async () => ({ default: (await import('./SourceFlyout.tsx')).SourceFlyout }))
const DeleteSource = lazy(async () => ({ default: (await import('./DeleteSource.tsx')).DeleteSource }))

export function SourcesPage() {
  const go = useGo()
  const queryClient = useQueryClient()
  const { panel } = useRouteSearch()
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotChange = useRefusal(purview.putDataSource)
  return (
    <Page
      title="Sources"
      commands={
        <CommandBar
          label="Sources"
          commands={[
            { label: 'Register', icon: <AddRegular />, refusal: cannotChange, onClick: () => go(paths.newSource()) },
            {
              label: 'Refresh',
              icon: <ArrowClockwiseRegular />,
              onClick: () => void markStale(queryClient, [purview.listDataSources, purview.listScans]),
            },
          ]}
        />
      }
    >
      <DataRegion what="the sources" fallback={<Placeholder label="the sources" />}>
        <SourcesTable cannotChange={cannotChange} onDelete={setDeleting} />
      </DataRegion>
      <Suspense>
        {panel === 'new' ? (
          <SourceFlyout
            onClose={() => go(paths.sources())}
            onSaved={(name) => {
              notify({ intent: 'success', title: `Source ${name} registered` })
              go(paths.source(name))
            }}
          />
        ) : null}
        {deleting === null ? null : <DeleteSource name={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
    </Page>
  )
}

const columns: readonly ItemColumn<DataSource>[] = [
  { header: 'Name', width: 220, cell: ({ name }) => <AppLink href={paths.source(name)}>{name}</AppLink> },
  { header: 'Type', width: 120, cell: () => 'PostgreSQL' },
  { header: 'Endpoint', width: 280, cell: (source) => placeOf(source) },
  { header: 'Scans', width: 80, cell: ({ name }) => <ScanCount name={name} /> },
]

function ScanCount({ name }: { name: string }) {
  const scans = useLateOperation(purview.listScans, { params: { dataSourceName: name } }).data
  if (!scans) return ''
  return `${scans.count ?? scans.value.length}${scans.nextLink && scans.count === undefined ? '+' : ''}`
}

function SourcesTable({ cannotChange, onDelete }: { cannotChange: string | null; onDelete: (name: string) => void }) {
  const go = useGo()
  const pages = useOperationPages(purview.listDataSources, {})
  if (pages.items.length === 0) {
    return (
      <EmptyState
        icon={<DatabaseRegular />}
        title="No sources yet"
        action={
          <Button appearance="primary" disabledFocusable={cannotChange !== null} onClick={() => go(paths.newSource())}>
            Register source
          </Button>
        }
      >
        A source is a server whose tables and views you want to know. Register it, give it a scan, and choose the integration runtime that
        can reach it. Nothing is copied out of it but the description of its tables.
      </EmptyState>
    )
  }
  const actions: ItemColumn<DataSource> = {
    header: 'Actions',
    width: 60,
    isAction: true,
    cell: ({ name }) => (
      <LazyMenu
        label={`More actions for ${name}`}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: 'Edit', icon: <EditRegular />, refusal: cannotChange, onClick: () => go(paths.editSource(name)) },
          { label: 'Delete', icon: <DeleteRegular />, refusal: cannotChange, onClick: () => onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one="source" many="sources" />
      <ItemTable label="Sources" items={pages.items} columns={[...columns, actions]} keyOf={(source) => source.name} />
      <LoadMore pages={pages} />
    </>
  )
}
