import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type Asset, type Column, type Key } from '@mooring/contract'
import { assetsWords } from '#strings/assetsWords.ts'
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
import { numberText } from '../../strings/inNumbers.ts'
import { AssetHistory } from './AssetHistory.tsx'
import { ClassificationChips } from './ClassificationChips.tsx'
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
      title={asset ? asset.name : assetsWords.asset}
      trail={[
        { text: assetsWords.title, href: paths.assets() },
        ...(asset ? [{ text: asset.dataSourceName, href: paths.assets({ source: asset.dataSourceName }) }] : []),
      ]}
      {...(asset ? { subtitle: assetsWords.inSchema(assetsWords.kind[asset.kind], asset.schemaName) } : {})}
    >
      <DataRegion what={assetsWords.theAsset} fallback={<Placeholder label={assetsWords.theAsset} />}>
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
    { header: assetsWords.header.name, width: 200, cell: ({ name }) => name },
    { header: assetsWords.header.type, width: 200, cell: ({ type }) => <span className={styles.code}>{type}</span> },
    {
      header: assetsWords.header.classifications,
      width: 300,
      cell: ({ classifications = [] }) => <ClassificationChips classifications={classifications} />,
    },
    { header: assetsWords.header.nullable, width: 90, cell: ({ nullable }) => (nullable ? assetsWords.yes : assetsWords.no) },
    { header: assetsWords.header.key, width: 160, cell: ({ name }) => marks.get(name) ?? '' },
    { header: assetsWords.header.comment, width: 260, cell: ({ comment }) => <span title={comment}>{comment ?? ''}</span> },
  ]
  return (
    <div className={styles.content}>
      <PropertyList
        properties={[
          [assetsWords.header.comment, asset.comment],
          [
            assetsWords.header.source,
            <AppLink key="source" href={paths.source(asset.dataSourceName)}>
              {asset.dataSourceName}
            </AppLink>,
          ],
          [assetsWords.header.rows, asset.rowEstimate === undefined ? undefined : numberText(asset.rowEstimate)],
          [assetsWords.header.size, asset.sizeBytes === undefined ? undefined : bytesText(asset.sizeBytes)],
          [assetsWords.header.vanished, asset.vanishedAt ? <Moment key="vanished" at={asset.vanishedAt} /> : undefined],
          [assetsWords.header.firstSeen, <Moment key="first" at={asset.firstSeenAt} />],
          [assetsWords.header.lastSeen, <Moment key="last" at={asset.lastSeenAt} />],
          [
            assetsWords.header.qualifiedName,
            <span key="name" className={styles.code}>
              {asset.qualifiedName}
            </span>,
          ],
        ]}
      />
      <h2 className={styles.heading}>{assetsWords.columnsHeading(asset.columns.length)}</h2>
      <ItemTable label={assetsWords.columns} items={asset.columns} columns={columns} keyOf={(column) => column.name} isTall />
      {asset.keys.length > 0 ? (
        <>
          <h2 className={styles.heading}>{assetsWords.keysHeading(asset.keys.length)}</h2>
          <ItemTable label={assetsWords.keys} items={asset.keys} columns={keyColumns} keyOf={(key) => key.name} isTall />
        </>
      ) : null}
      <h2 className={styles.heading}>{assetsWords.history}</h2>
      <DataRegion what={assetsWords.theHistory} fallback={<Placeholder label={assetsWords.theHistory} rows={3} />}>
        <AssetHistory assetId={assetId} />
      </DataRegion>
    </div>
  )
}

const keyColumns: readonly ItemColumn<Key>[] = [
  { header: assetsWords.header.name, width: 220, cell: ({ name }) => name },
  { header: assetsWords.header.kind, width: 100, cell: ({ kind }) => assetsWords.keyKind[kind] },
  { header: assetsWords.header.columns, width: 220, cell: ({ columns }) => columns.join(', ') },
  {
    header: assetsWords.header.refersTo,
    width: 320,
    cell: ({ references }) => (references ? `${tableOf(references.qualifiedName)} (${references.columns.join(', ')})` : ''),
  },
]
