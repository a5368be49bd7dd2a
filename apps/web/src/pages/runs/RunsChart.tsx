import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { RunCounts, RunsSummary } from '@mooring/contract'
import { language } from '#strings/language.ts'
import { monitoringWords } from '#strings/monitoringWords.ts'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { numberText } from '../../strings/inNumbers.ts'
import { stackedBars, stackedStatuses } from './stackedBars.ts'

type Day = RunsSummary['days'][number]

/** Drawn as wide as there is room: the box only gives the bars their proportions. */
const size = { width: 1200, height: 200 }
const daysNamedMax = 6

const useStyles = makeStyles({
  figure: {
    margin: `0 0 ${tokens.spacingVerticalL}`,
    padding: tokens.spacingHorizontalM,
    // A shadow alone is not seen on the dark background.
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    boxShadow: tokens.shadow4,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  plot: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  scale: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'space-between',
    textAlign: 'right',
    height: `${size.height + 16}px`,
    margin: '-8px 0',
  },
  box: { display: 'block', width: '100%', height: `${size.height}px` },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1', vectorEffect: 'non-scaling-stroke' },
  days: { gridColumn: 2, position: 'relative', height: '16px', marginTop: tokens.spacingVerticalS },
  dayName: { position: 'absolute', whiteSpace: 'nowrap' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: `${tokens.spacingVerticalS} 0`,
    padding: 0,
    listStyleType: 'none',
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '10px', height: '10px', flexShrink: 0, backgroundColor: 'currentColor', forcedColorAdjust: 'none' },
  succeeded: { color: tokens.colorStatusSuccessBackground3, fill: 'currentColor' },
  completedWithExceptions: { color: tokens.colorPaletteMarigoldBorderActive, fill: 'currentColor' },
  failed: { color: tokens.colorStatusDangerBackground3, fill: 'currentColor' },
  canceled: { color: tokens.colorNeutralForeground3, fill: 'currentColor' },
  inProgress: { color: tokens.colorBrandBackground, fill: 'currentColor' },
  queued: { color: tokens.colorPaletteTealBorderActive, fill: 'currentColor' },
  table: { maxHeight: '264px', overflowY: 'auto', marginTop: tokens.spacingVerticalS },
  summary: { cursor: 'pointer', width: 'fit-content' },
})

const dayText = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' })
const longDayText = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })

const columns: readonly ItemColumn<Day>[] = [
  { header: monitoringWords.day, width: 110, cell: ({ begin }) => <time dateTime={begin}>{longDayText.format(new Date(begin))}</time> },
  ...stackedStatuses.map((status) => ({
    header: monitoringWords.status[status],
    width: 110,
    cell: (day: Day) => numberText(day[status]),
  })),
]

const countOf = (day: RunCounts): number => stackedStatuses.reduce((sum, status) => sum + day[status], 0)

/** Runs by day and status: as bars, and as a table. */
export function RunsChart({ days }: { days: readonly Day[] }) {
  const styles = useStyles()
  const { bars, ticks } = stackedBars([...days], size)
  const withRuns = days.filter((day) => countOf(day) > 0)
  const every = Math.ceil(days.length / daysNamedMax)
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h2 className={styles.title}>{monitoringWords.chart}</h2>
      </figcaption>
      <div aria-hidden="true">
        <div className={styles.plot}>
          <div className={mergeClasses(styles.scale, styles.quiet)}>
            {ticks.map((tick) => (
              <span key={tick}>{numberText(tick)}</span>
            ))}
          </div>
          <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" className={styles.box} focusable="false">
            {ticks.map((tick, index) => {
              const y = size.height * (1 - index / (ticks.length - 1))
              return <line key={tick} className={styles.grid} x1={0} x2={size.width} y1={y} y2={y} />
            })}
            {bars.map(({ status, ...place }) => (
              <rect key={`${place.x} ${status}`} className={styles[status]} {...place} />
            ))}
          </svg>
          <div className={mergeClasses(styles.days, styles.quiet)}>
            {days.map(({ begin }, index) =>
              index % every === 0 ? (
                <span key={begin} className={styles.dayName} style={{ left: `${(index / days.length) * 100}%` }}>
                  {dayText.format(new Date(begin))}
                </span>
              ) : null,
            )}
          </div>
        </div>
        <ul className={mergeClasses(styles.legend, styles.quiet)}>
          {stackedStatuses.map((status) => (
            <li key={status} className={styles.entry}>
              <span className={mergeClasses(styles.swatch, styles[status])} />
              {monitoringWords.status[status]}
            </li>
          ))}
        </ul>
      </div>
      {withRuns.length === 0 ? (
        <div className={styles.quiet}>{monitoringWords.noRuns}</div>
      ) : (
        <details>
          <summary className={styles.summary}>{monitoringWords.asTable}</summary>
          <div className={styles.table}>
            <ItemTable
              label={monitoringWords.chartOf(days.length)}
              items={withRuns.toReversed()}
              columns={columns}
              keyOf={({ begin }) => begin}
            />
          </div>
        </details>
      )}
    </figure>
  )
}
