import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type NodeSummary, type NodeVersion, type RuntimeDetail } from '@mooring/contract'
import { language } from '#strings/language.ts'
import { versionWords } from '#strings/versionWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { useNow } from '../../components/RelativeTime.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { paths } from '../../paths.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
})

interface Row {
  node: NodeSummary
  /** Undefined for a version that came up a moment ago. */
  known: NodeVersion | undefined
}

/** Which version each node of a runtime has, whether there is a newer one, and until when it is supported. */
export function VersionPanel({ runtime }: { runtime: RuntimeDetail }) {
  const styles = useStyles()
  const { latest, versions } = useOperation(console.listVersions, {})
  const rows: Row[] = runtime.nodes.map((node) => ({ node, known: versions.find(({ version }) => version === node.version) }))
  const outdated = rows.filter(({ known }) => known?.isUpdateAvailable === true).length
  const columns: readonly ItemColumn<Row>[] = [
    { header: versionWords.header.node, width: 180, cell: ({ node }) => node.name },
    { header: versionWords.header.installed, width: 120, cell: ({ node }) => node.version },
    {
      header: versionWords.header.update,
      width: 200,
      cell: ({ known }) =>
        known?.isUpdateAvailable ? (
          <StatusText glyph="warning">{versionWords.available(latest)}</StatusText>
        ) : (
          <StatusText glyph="good">{versionWords.upToDate}</StatusText>
        ),
    },
    { header: versionWords.header.support, width: 260, cell: ({ known }) => <Support known={known} /> },
  ]
  return (
    <div className={styles.panel}>
      <p className={styles.text}>{versionWords.latest(latest)}</p>
      {rows.length === 0 ? (
        <p className={styles.text}>{versionWords.noNode}</p>
      ) : (
        <ItemTable label={versionWords.label} isTall items={rows} columns={columns} keyOf={({ node }) => node.name} />
      )}
      {outdated === 0 ? null : (
        <>
          <h3 className={styles.heading}>{versionWords.howTo(outdated)}</h3>
          <ol className={styles.steps}>
            <li>{versionWords.drain(<AppLink href={paths.runtime(runtime.name, 'nodes')}>{versionWords.nodesTab}</AppLink>)}</li>
            <li>{versionWords.install(latest, <AppLink href={paths.runtime(runtime.name)}>{versionWords.settingsTab}</AppLink>)}</li>
            <li>{versionWords.start}</li>
          </ol>
        </>
      )}
      <p className={styles.text}>{versionWords.rule}</p>
    </div>
  )
}

const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
const dayMs = 86_400_000

function Support({ known }: { known: NodeVersion | undefined }) {
  const now = useNow()
  if (known?.supportedUntil === undefined) return <StatusText glyph="good">{versionWords.supported}</StatusText>
  const until = day.format(new Date(known.supportedUntil))
  const days = Math.ceil((Date.parse(known.supportedUntil) - now.getTime()) / dayMs)
  switch (known.support) {
    case 'supported':
      return <StatusText glyph="good">{versionWords.until(until)}</StatusText>
    case 'ending':
      return <StatusText glyph="warning">{versionWords.ending(until, days)}</StatusText>
    case 'ended':
      return <StatusText glyph="bad">{versionWords.ended(until)}</StatusText>
  }
}
