import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { console, type AssetSummary } from '@mooring/contract'
import { Suspense, lazy, useDeferredValue, useState } from 'react'
import { assetsWords } from '#strings/assetsWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { bytesText } from '../../components/bytesText.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { numberText } from '../../strings/inNumbers.ts'
import { AssetFilters } from './AssetFilters.tsx'
import { assetsViewOf, selectionOf, type AssetsView } from './assetsView.ts'
import { classificationText } from './classificationText.ts'

const AssetsExport = lazy(async () => ({ default: (await import('./AssetsExport.tsx')).AssetsExport }))

/** What scans discovered. The filters stand in the address, so that a search can be sent to somebody. */
export function AssetsPage() {
  const go = useGo()
  const refresh = useRefresh([console.listAssets, console.listAssetFacets])
  const [exporter, setExporter] = useState<HTMLElement | null>(null)
  const view = assetsViewOf(useRouteSearch())
  const shown = useDeferredValue(JSON.stringify(view))

  return (
    <Page
      title={assetsWords.title}
      commands={
        <CommandBar
          label={assetsWords.title}
          commands={[refresh, { label: assetsWords.exportMenu, icon: <ArrowDownloadRegular />, isMenu: true, onClick: setExporter }]}
        />
      }
    >
      <AssetFilters view={view} onChange={(next) => go(paths.assets(next), { replace: true })} />
      <DataRegion what={assetsWords.assets} fallback={<Placeholder label={assetsWords.assets} />}>
        <AssetsTable view={shown} />
      </DataRegion>
      <Suspense>{exporter ? <AssetsExport view={view} opener={exporter} onClose={() => setExporter(null)} /> : null}</Suspense>
    </Page>
  )
}

const columns: readonly ItemColumn<AssetSummary>[] = [
  {
    header: assetsWords.header.name,
    width: 200,
    cell: ({ id, name, vanishedAt }) => (
      <>
        <AppLink href={paths.asset(id)}>{name}</AppLink>
        {vanishedAt ? ` · ${assetsWords.vanishedMark}` : null}
      </>
    ),
  },
  { header: assetsWords.header.schema, width: 110, cell: ({ schemaName }) => schemaName },
  { header: assetsWords.header.type, width: 130, cell: ({ kind }) => assetsWords.kind[kind] },
  {
    header: assetsWords.header.source,
    width: 150,
    cell: ({ dataSourceName }) => <AppLink href={paths.source(dataSourceName)}>{dataSourceName}</AppLink>,
  },
  {
    header: assetsWords.header.classifications,
    width: 200,
    cell: ({ classifications }) => <span title={classifications.join(', ')}>{classifications.map(classificationText).join(', ')}</span>,
  },
  { header: assetsWords.header.columns, width: 80, cell: ({ columnCount }) => columnCount },
  { header: assetsWords.header.rows, width: 120, cell: ({ rowEstimate }) => (rowEstimate === undefined ? '—' : numberText(rowEstimate)) },
  { header: assetsWords.header.size, width: 80, cell: ({ sizeBytes }) => (sizeBytes === undefined ? '—' : bytesText(sizeBytes)) },
  { header: assetsWords.header.lastSeen, width: 120, cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} /> },
  { header: assetsWords.header.comment, width: 160, cell: ({ comment }) => <span title={comment}>{comment ?? ''}</span> },
]

function AssetsTable({ view }: { view: string }) {
  const query = selectionOf(JSON.parse(view) as AssetsView)
  const pages = useOperationPages(console.listAssets, { query })
  if (pages.items.length === 0) return <NoAssets isFiltered={Object.keys(query).length > 0} />
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={assetsWords.oneNoun} many={assetsWords.manyNoun} />
      <ItemTable label={assetsWords.title} items={pages.items} columns={columns} keyOf={(asset) => asset.id} />
      <LoadMore pages={pages} />
    </>
  )
}

function NoAssets({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState icon={<DocumentTableRegular />} title={assetsWords.noMatch}>
        {assetsWords.noMatchText((text) => (
          <AppLink href={paths.assets()}>{text}</AppLink>
        ))}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<DocumentTableRegular />} title={assetsWords.none}>
      {assetsWords.noneText((text) => (
        <AppLink href={paths.sources()}>{text}</AppLink>
      ))}
    </EmptyState>
  )
}
