import { makeStyles, tokens } from '@fluentui/react-components'
import { DatabaseWarningRegular } from '@fluentui/react-icons/svg/database-warning'
import { purview, type DataSource, type Scan } from '@mooring/contract'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { sourcesMapWords as words } from '#strings/sourcesMapWords.ts'
import { useLateOperation } from '../../api/useOperation.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RunResultText } from '../../components/RunResultText.tsx'
import { isScanned, kindName } from '../../components/sourceKinds.ts'
import { StatusText } from '../../components/StatusText.tsx'
import { paths } from '../../paths.ts'
import { KindIcon } from './KindIcon.tsx'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    boxSizing: 'border-box',
    height: '100%',
    minHeight: '104px',
    alignContent: 'start',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  icon: { display: 'flex', fontSize: '28px', color: tokens.colorBrandForeground1, gridRow: 'span 4' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  run: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
})

/** A source on the map: what it is, how many scans it has, and how the last run of one of them went. */
export function SourceCard({ source: { name, kind } }: { source: DataSource }) {
  const styles = useStyles()
  const scans = useLateOperation(purview.listScans, { params: { dataSourceName: name } }).data
  // The last run of some scans need not be that of the source.
  const last = scans && !scans.nextLink ? lastRunOf(scans.value) : null
  return (
    <div className={styles.card}>
      <span className={styles.icon} aria-hidden="true">
        {isScanned(kind) ? <KindIcon kind={kind} /> : <DatabaseWarningRegular />}
      </span>
      <AppLink href={paths.source(name)} className={styles.name}>
        {name}
      </AppLink>
      <div className={styles.text}>
        {isScanned(kind) ? (
          kindName(kind)
        ) : (
          <StatusText glyph="warning" reason={sourceKindsWords.notScanned(kind)}>
            {kind}
          </StatusText>
        )}
      </div>
      <div className={styles.text}>
        {scans ? words.scans(scans.count ?? scans.value.length, scans.nextLink !== undefined && scans.count === undefined) : '\u00a0'}
      </div>
      {last ? (
        <div className={styles.run}>
          <RunResultText run={last} />
          <AppLink href={paths.run(last.id)} className={styles.text}>
            <RelativeTime at={last.startTime} />
          </AppLink>
        </div>
      ) : null}
      {scans && scans.value.length > 0 && !scans.nextLink && !last ? <div className={styles.text}>{words.notRunYet}</div> : null}
    </div>
  )
}

/** The run that began last of any of these scans; null when none has run. */
function lastRunOf(scans: readonly Scan[]): NonNullable<Scan['lastRunResult']> | null {
  const runs = scans.flatMap(({ lastRunResult }) => (lastRunResult ? [lastRunResult] : []))
  return runs.toSorted((a, b) => Date.parse(b.startTime) - Date.parse(a.startTime))[0] ?? null
}
