import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { purview, type DataSource, type DataSourceKind } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { sourcesMapWords } from '#strings/sourcesMapWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
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
import { isScanned, kindName } from '../../components/sourceKinds.ts'
import { StatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { ViewLinks } from '../../components/ViewLinks.tsx'
import { paths } from '../../paths.ts'

const SourcesMap = lazy(async () => ({ default: (await import('./SourcesMap.tsx')).SourcesMap }))
const SourceFlyout = lazy(async () => ({ default: (await import('./SourceFlyout.tsx')).SourceFlyout }))
const DeleteSource = lazy(async () => ({ default: (await import('./DeleteSource.tsx')).DeleteSource }))

export function SourcesPage() {
  const go = useGo()
  const refresh = useRefresh([purview.listDataSources, purview.listScans])
  const { panel, view } = useRouteSearch()
  const shown = view === 'map' ? 'map' : undefined
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotChange = useRefusal(purview.putDataSource)
  return (
    <Page
      title={sourcesWords.title}
      commands={
        <CommandBar
          label={sourcesWords.title}
          commands={[
            { label: sourcesWords.register, icon: <AddRegular />, refusal: cannotChange, onClick: () => go(paths.newSource(shown)) },
            refresh,
          ]}
        />
      }
    >
      <ViewLinks
        label={sourcesMapWords.views}
        views={[
          { text: sourcesMapWords.list, href: paths.sources(), isCurrent: shown === undefined },
          { text: sourcesMapWords.map, href: paths.sources('map'), isCurrent: shown === 'map' },
        ]}
      />
      <DataRegion key={shown} what={sourcesWords.what} fallback={<Placeholder label={sourcesWords.what} />}>
        {shown === 'map' ? (
          <SourcesMap empty={<NoSources cannotChange={cannotChange} />} />
        ) : (
          <SourcesTable cannotChange={cannotChange} onDelete={setDeleting} />
        )}
      </DataRegion>
      <Suspense>
        {panel === 'new' ? (
          <SourceFlyout
            onClose={() => go(paths.sources(shown))}
            onSaved={(name) => {
              notify({ intent: 'success', title: sourcesWords.registered(name) })
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
  { header: sourcesWords.header.name, width: 220, cell: ({ name }) => <AppLink href={paths.source(name)}>{name}</AppLink> },
  { header: sourcesWords.header.type, width: 200, cell: ({ kind }) => <Kind kind={kind} /> },
  { header: sourcesWords.header.endpoint, width: 280, cell: (source) => placeOf(source) },
  { header: sourcesWords.header.scans, width: 80, cell: ({ name }) => <ScanCount name={name} /> },
]

/** The kind of a source; a glyph and a sentence say so when no node scans it. */
function Kind({ kind }: { kind: DataSourceKind }) {
  if (isScanned(kind)) return kindName(kind)
  return (
    <StatusText glyph="warning" reason={sourceKindsWords.notScanned(kind)}>
      {kind}
    </StatusText>
  )
}

function ScanCount({ name }: { name: string }) {
  const scans = useLateOperation(purview.listScans, { params: { dataSourceName: name } }).data
  if (!scans) return ''
  return `${scans.count ?? scans.value.length}${scans.nextLink && scans.count === undefined ? '+' : ''}`
}

function SourcesTable({ cannotChange, onDelete }: { cannotChange: string | null; onDelete: (name: string) => void }) {
  const go = useGo()
  const pages = useOperationPages(purview.listDataSources, {})
  if (pages.items.length === 0) return <NoSources cannotChange={cannotChange} />
  const actions: ItemColumn<DataSource> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: ({ name, kind }) => (
      <LazyMenu
        label={controlWords.moreActions(name)}
        icon={<MoreHorizontalRegular />}
        entries={[
          {
            label: buttonWords.edit,
            icon: <EditRegular />,
            refusal: cannotChange ?? (isScanned(kind) ? null : sourceKindsWords.onlyThroughApi),
            onClick: () => go(paths.editSource(name)),
          },
          { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={sourcesWords.oneNoun} many={sourcesWords.manyNoun} />
      <ItemTable label={sourcesWords.title} items={pages.items} columns={[...columns, actions]} keyOf={(source) => source.name} />
      <LoadMore pages={pages} />
    </>
  )
}

function NoSources({ cannotChange }: { cannotChange: string | null }) {
  const go = useGo()
  return (
    <EmptyState
      icon={<DatabaseRegular />}
      title={sourcesWords.none}
      action={
        <Button appearance="primary" disabledFocusable={cannotChange !== null} onClick={() => go(paths.newSource())}>
          {sourcesWords.registerSource}
        </Button>
      }
    >
      {sourcesWords.noneText}
    </EmptyState>
  )
}
