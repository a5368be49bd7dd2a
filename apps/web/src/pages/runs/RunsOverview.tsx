import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DataUsageRegular } from '@fluentui/react-icons/svg/data-usage'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import { console, type RunCounts } from '@mooring/contract'
import { Suspense, lazy, type ReactElement } from 'react'
import { language } from '#strings/language.ts'
import { monitoringWords } from '#strings/monitoringWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { numberText } from '../../strings/inNumbers.ts'
import { summaryDaysOf, type MonitoringView } from './monitoringView.ts'

const RunsChart = lazy(async () => ({ default: (await import('./RunsChart.tsx')).RunsChart }))

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    // Six, so that no row has one alone.
    gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
    '@media (max-width: 1180px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
    '@media (max-width: 640px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalM} 0`,
  },
  time: { margin: `${tokens.spacingVerticalM} 0 0`, color: tokens.colorNeutralForeground2 },
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    // A shadow alone is not seen on the dark background.
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    boxShadow: tokens.shadow4,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  name: { gridColumn: '1 / -1', alignSelf: 'start', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  count: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorNeutralForeground3 },
})

const cards: readonly [status: keyof RunCounts, icon: ReactElement][] = [
  ['succeeded', <CheckmarkRegular key="succeeded" />],
  ['completedWithExceptions', <WarningRegular key="completedWithExceptions" />],
  ['canceled', <ProhibitedRegular key="canceled" />],
  ['failed', <DismissRegular key="failed" />],
  ['inProgress', <ArrowSyncRegular key="inProgress" />],
]

const { timeZone } = new Intl.DateTimeFormat(language).resolvedOptions()

/** The runs of the chosen time by how they ended: a card each, and a chart by day. */
export function RunsOverview({ view }: { view: MonitoringView }) {
  const styles = useStyles()
  const { source, runtime, status } = view
  const days = summaryDaysOf(view)
  const { total, days: counted } = useOperation(console.summarizeRuns, {
    query: {
      days: String(days),
      timeZone,
      ...(source ? { dataSourceName: source } : {}),
      ...(runtime ? { runtimeName: runtime } : {}),
      ...(status ? { status } : {}),
    },
  })
  const all = Object.values(total).reduce((sum, count) => sum + count, 0)
  return (
    <>
      {view.days === 'all' ? <p className={styles.time}>{monitoringWords.counted(days)}</p> : null}
      <dl aria-label={monitoringWords.cards} className={styles.cards}>
        <Card name={monitoringWords.all} count={all} icon={<DataUsageRegular />} />
        {cards.map(([name, icon]) => (
          <Card
            key={name}
            name={monitoringWords.status[name]}
            // A run that waits is on its way too, as in the list.
            count={name === 'inProgress' ? total.inProgress + total.queued : total[name]}
            icon={icon}
          />
        ))}
      </dl>
      <Suspense fallback={<Placeholder label={monitoringWords.chart} rows={5} />}>
        <RunsChart days={counted} />
      </Suspense>
    </>
  )
}

function Card({ name, count, icon }: { name: string; count: number; icon: ReactElement }) {
  const styles = useStyles()
  return (
    <div className={styles.card}>
      <dt className={styles.name}>{name}</dt>
      <dd className={mergeClasses(styles.count, count === 0 && styles.none)}>{numberText(count)}</dd>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
    </div>
  )
}
