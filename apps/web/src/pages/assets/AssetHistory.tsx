import { console, type AssetDifference, type AssetHistoryEntry } from '@mooring/contract'
import { assetsWords } from '#strings/assetsWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { Moment } from '../../components/RelativeTime.tsx'
import { paths } from '../../paths.ts'
import { classificationText } from './classificationText.ts'

const fields = ['columnsAdded', 'columnsRemoved', 'columnsChanged', 'classificationsAdded', 'classificationsRemoved', 'facts'] as const

const nameText = (field: (typeof fields)[number]) => (name: string) =>
  field === 'facts' ? (assetsWords.fact[name] ?? name) : classificationText(name)

const differenceText = (difference: AssetDifference): string =>
  fields
    .flatMap((field) => {
      const names = difference[field]
      return names ? [assetsWords.difference[field](names.map(nameText(field)).join(', '))] : []
    })
    .join('; ')

const columns: readonly ItemColumn<AssetHistoryEntry>[] = [
  { header: assetsWords.header.when, width: 200, cell: ({ runId, at }) => <AppLink href={paths.run(runId)}>{<Moment at={at} />}</AppLink> },
  { header: assetsWords.header.change, width: 120, cell: ({ change }) => assetsWords.change[change] },
  { header: assetsWords.header.what, width: 420, cell: ({ difference }) => differenceText(difference) },
  { header: assetsWords.header.scan, width: 160, cell: ({ scanName }) => scanName },
]

/** What runs found out about an asset, newest first. */
export function AssetHistory({ assetId }: { assetId: string }) {
  const pages = useOperationPages(console.listAssetHistory, { params: { assetId } })
  if (pages.items.length === 0) return <p>{assetsWords.noHistory}</p>
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ItemTable label={assetsWords.history} items={pages.items} columns={columns} keyOf={({ runId }) => runId} isTall />
      <LoadMore pages={pages} />
    </>
  )
}
