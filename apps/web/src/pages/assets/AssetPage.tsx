import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type Asset, type Column, type Key } from '@mooring/contract'
import { useLateOperation, useOperation } from '../../api/useOperation.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { bytesText } from '../../components/bytesText.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { PropertyList } from '../../components/PropertyList.tsx'
import { Moment } from '../../components/RelativeTime.tsx'
import { useRouteParam } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { assetKindText } from './assetKindText.ts'
import { keyMarks } from './keyMarks.ts'
import { tableOf } from './tableOf.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** A table or view that a scan discovered. */
export function AssetPage() {
  const assetId = useRouteParam('assetId')
  const asset = useLateOperation(console.getAsset, { params: { assetId } }).data
  return (
    <Page
      title={asset ? asset.name : 'Asset'}
      trail={[
        { text: 'Assets', href: paths.assets() },
        ...(asset ? [{ text: asset.dataSourceName, href: paths.assets({ source: asset.dataSourceName }) }] : []),
      ]}
      {...(asset ? { subtitle: `${assetKindText(asset.kind)} in schema ${asset.schemaName}` } : {})}
    >
      <DataRegion what="the asset" fallback={<Placeholder label="the asset" />}>
        <AssetContent assetId={assetId} />
      </DataRegion>
    </Page>
  )
}

function AssetContent({ assetId }: { assetId: string }) {
  const styles = useStyles()
  const asset: Asset = useOperation(console.getAsset, { params: { assetId } })
  const marks = keyMarks(asset.keys)
  const columns: readonly ItemColumn<Column>[] = [
    { header: 'Name', width: 200, cell: ({ name }) => name },
    { header: 'Type', width: 200, cell: ({ type }) => <span className={styles.code}>{type}</span> },
    { header: 'Nullable', width: 90, cell: ({ nullable }) => (nullable ? 'Yes' : 'No') },
    { header: 'Key', width: 160, cell: ({ name }) => marks.get(name) ?? '' },
    { header: 'Comment', width: 260, cell: ({ comment }) => <span title={comment}>{comment ?? ''}</span> },
  ]
  return (
    <div className={styles.content}>
      <PropertyList
        properties={[
          ['Comment', asset.comment],
          [
            'Source',
            <AppLink key="source" href={paths.source(asset.dataSourceName)}>
              {asset.dataSourceName}
            </AppLink>,
          ],
          ['Rows (estimate)', asset.rowEstimate?.toLocaleString('en')],
          ['Size', asset.sizeBytes === undefined ? undefined : bytesText(asset.sizeBytes)],
          ['First seen', <Moment key="first" at={asset.firstSeenAt} />],
          ['Last seen', <Moment key="last" at={asset.lastSeenAt} />],
          [
            'Qualified name',
            <span key="name" className={styles.code}>
              {asset.qualifiedName}
            </span>,
          ],
        ]}
      />
      <h2 className={styles.heading}>Columns ({asset.columns.length})</h2>
      <ItemTable label="Columns" items={asset.columns} columns={columns} keyOf={(column) => column.name} />
      {asset.keys.length > 0 ? (
        <>
          <h2 className={styles.heading}>Keys ({asset.keys.length})</h2>
          <ItemTable label="Keys" items={asset.keys} columns={keyColumns} keyOf={(key) => key.name} isTall />
        </>
      ) : null}
    </div>
  )
}

const kindTexts: Record<Key['kind'], string> = { primary: 'Primary', unique: 'Unique', foreign: 'Foreign' }

const keyColumns: readonly ItemColumn<Key>[] = [
  { header: 'Name', width: 220, cell: ({ name }) => name },
  { header: 'Kind', width: 100, cell: ({ kind }) => kindTexts[kind] },
  { header: 'Columns', width: 220, cell: ({ columns }) => columns.join(', ') },
  {
    header: 'Refers to',
    width: 320,
    cell: ({ references }) => (references ? `${tableOf(references.qualifiedName)} (${references.columns.join(', ')})` : ''),
  },
]
