import { Field, SearchBox, Select, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { console, purview, type AssetSummary } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { assetsWords } from '#strings/assetsWords.ts'
import { buttonWords } from '#strings/buttonWords.ts'
import { markStale } from '../../api/markStale.ts'
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
import { useDebounced } from '../../components/useDebounced.ts'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { numberText } from '../../strings/inNumbers.ts'

const typingMs = 250

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, marginBottom: tokens.spacingVerticalS },
  search: { width: 'min(340px, 100%)', maxWidth: '100%' },
  source: { width: 'min(240px, 100%)' },
})

/** What scans discovered. The filters stand in the address, so that a search can be sent to somebody. */
export function AssetsPage() {
  const styles = useStyles()
  const go = useGo()
  const queryClient = useQueryClient()
  const { search, source } = useRouteSearch()
  const [typed, setTyped] = useState(search ?? '')
  const show = (filters: { source?: string | undefined; search?: string | undefined }) => go(paths.assets(filters), { replace: true })
  const showLater = useDebounced((text: string) => show({ source, search: text.trim() }), typingMs)
  const filters = useDeferredValue(JSON.stringify({ ...(source ? { dataSourceName: source } : {}), ...(search ? { search } : {}) }))

  return (
    <Page
      title={assetsWords.title}
      commands={
        <CommandBar
          label={assetsWords.title}
          commands={[
            {
              label: buttonWords.refresh,
              icon: <ArrowClockwiseRegular />,
              onClick: () => void markStale(queryClient, [console.listAssets]),
            },
          ]}
        />
      }
    >
      <div role="search" className={styles.filters}>
        <SearchBox
          className={styles.search}
          aria-label={assetsWords.search}
          placeholder={assetsWords.search}
          maxLength={200}
          value={typed}
          onChange={(_, { value }) => {
            setTyped(value)
            showLater(value)
          }}
        />
        <DataRegion what={assetsWords.sources} fallback={null}>
          <SourceFilter source={source} onChange={(chosen) => show({ source: chosen, search })} />
        </DataRegion>
      </div>
      <DataRegion what={assetsWords.assets} fallback={<Placeholder label={assetsWords.assets} />}>
        <AssetsTable filters={filters} />
      </DataRegion>
    </Page>
  )
}

function SourceFilter({ source, onChange }: { source: string | undefined; onChange: (source: string | undefined) => void }) {
  const styles = useStyles()
  const { items } = useOperationPages(purview.listDataSources, {})
  const names = items.map((item) => item.name)
  return (
    <Field className={styles.source}>
      <Select
        aria-label={assetsWords.header.source}
        value={source ?? ''}
        onChange={(_, { value }) => onChange(value === '' ? undefined : value)}
      >
        <option value="">{assetsWords.anySource}</option>
        {(source && !names.includes(source) ? [source, ...names] : names).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}

const columns: readonly ItemColumn<AssetSummary>[] = [
  { header: assetsWords.header.name, width: 200, cell: ({ id, name }) => <AppLink href={paths.asset(id)}>{name}</AppLink> },
  { header: assetsWords.header.schema, width: 110, cell: ({ schemaName }) => schemaName },
  { header: assetsWords.header.type, width: 130, cell: ({ kind }) => assetsWords.kind[kind] },
  {
    header: assetsWords.header.source,
    width: 150,
    cell: ({ dataSourceName }) => <AppLink href={paths.source(dataSourceName)}>{dataSourceName}</AppLink>,
  },
  { header: assetsWords.header.columns, width: 80, cell: ({ columnCount }) => columnCount },
  { header: assetsWords.header.rows, width: 120, cell: ({ rowEstimate }) => (rowEstimate === undefined ? '—' : numberText(rowEstimate)) },
  { header: assetsWords.header.size, width: 80, cell: ({ sizeBytes }) => (sizeBytes === undefined ? '—' : bytesText(sizeBytes)) },
  { header: assetsWords.header.lastSeen, width: 120, cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} /> },
  { header: assetsWords.header.comment, width: 160, cell: ({ comment }) => <span title={comment}>{comment ?? ''}</span> },
]

function AssetsTable({ filters }: { filters: string }) {
  const query = JSON.parse(filters) as { dataSourceName?: string; search?: string }
  const pages = useOperationPages(console.listAssets, { query })
  if (pages.items.length === 0) return <NoAssets isFiltered={query.search !== undefined || query.dataSourceName !== undefined} />
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
