import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { console, type NodeSample, type NodeSummary } from '@mooring/contract'
import { useQuery } from '@tanstack/react-query'
import { language } from '#strings/language.ts'
import { nodePanelWords } from '#strings/nodePanelWords.ts'
import { nodesWords } from '#strings/nodesWords.ts'
import { operationQuery } from '../../api/useOperation.ts'
import { bytesText } from '../../components/bytesText.ts'
import { useClock } from '../../components/Clock.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { rateText } from './rateText.ts'
import { hourPath } from './sparkline.ts'

const { chart } = nodePanelWords

/** Drawn as wide as there is room: the box only gives the line its proportions. */
const size = { width: 600, height: 72 }
/** As often as there is a new sample; no event tells of it. */
const refreshMs = 60_000
const bytesPerMb = 1024 ** 2
const quarters = [0.25, 0.5, 0.75]

const useStyles = makeStyles({
  charts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  figure: { margin: 0 },
  caption: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, marginBottom: tokens.spacingVerticalXS },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  plot: { display: 'grid', gridTemplateColumns: '64px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  scale: { display: 'flex', flexDirection: 'column', justifyContent: 'space-between', textAlign: 'right' },
  hour: { gridColumn: 2, display: 'flex', justifyContent: 'space-between' },
  box: {
    display: 'block',
    width: '100%',
    height: `${size.height}px`,
    backgroundColor: tokens.colorNeutralBackground3,
    // A picture is left as it is, where all else takes the colours of the system.
    '@media (forced-colors: active)': { backgroundColor: 'Canvas', outline: '1px solid GrayText' },
  },
  line: {
    fill: 'none',
    stroke: tokens.colorBrandStroke1,
    strokeWidth: '1.5',
    vectorEffect: 'non-scaling-stroke',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  grid: {
    stroke: tokens.colorNeutralStroke2,
    strokeWidth: '1',
    vectorEffect: 'non-scaling-stroke',
    '@media (forced-colors: active)': { stroke: 'GrayText' },
  },
  table: { maxHeight: '264px', overflowY: 'auto', marginTop: tokens.spacingVerticalS },
  summary: { cursor: 'pointer', width: 'fit-content' },
})

interface Series {
  name: string
  /** Undefined where it is not known. */
  valueOf: (sample: NodeSample) => number | undefined
  /** What stands at the upper edge. */
  max: number
  text: (value: number) => string
}

const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })

const columns: readonly ItemColumn<NodeSample>[] = [
  { header: chart.time, width: 90, cell: ({ at }) => <time dateTime={at}>{time.format(new Date(at))}</time> },
  { header: chart.cpu, width: 90, cell: ({ cpuPercent }) => chart.percent(Math.round(cpuPercent)) },
  { header: chart.memory, width: 120, cell: ({ memoryAvailableMb }) => bytesText(memoryAvailableMb * bytesPerMb) },
  { header: chart.received, width: 110, cell: ({ receivedBytesPerSecond }) => rateText(receivedBytesPerSecond) },
  { header: chart.sent, width: 110, cell: ({ sentBytesPerSecond }) => rateText(sentBytesPerSecond) },
  { header: chart.jobs, width: 90, cell: ({ runningJobs }) => runningJobs },
]

const most = (samples: readonly NodeSample[], valueOf: Series['valueOf'], least: number): number =>
  Math.max(least, ...samples.map((sample) => valueOf(sample) ?? 0))

const seriesOf = (samples: readonly NodeSample[], { concurrentJobsLimit }: NodeSummary): Series[] => {
  const memory = ({ memoryAvailableMb }: NodeSample) => memoryAvailableMb
  const jobs = ({ runningJobs }: NodeSample) => runningJobs
  const received = ({ receivedBytesPerSecond }: NodeSample) => receivedBytesPerSecond
  const sent = ({ sentBytesPerSecond }: NodeSample) => sentBytesPerSecond
  // One scale for both directions: which of them is the busier one is to be seen.
  const mostBytes = Math.max(most(samples, received, 1), most(samples, sent, 1))
  return [
    { name: chart.cpu, valueOf: ({ cpuPercent }) => cpuPercent, max: 100, text: (value) => chart.percent(Math.round(value)) },
    { name: chart.memory, valueOf: memory, max: most(samples, memory, 1), text: (value) => bytesText(value * bytesPerMb) },
    { name: chart.received, valueOf: received, max: mostBytes, text: rateText },
    { name: chart.sent, valueOf: sent, max: mostBytes, text: rateText },
    {
      name: chart.jobs,
      valueOf: jobs,
      max: most(samples, jobs, concurrentJobsLimit),
      text: (value) => (Math.round(value * 10) / 10).toLocaleString(language),
    },
  ]
}

/** CPU, free memory, network and runs of a node in the last hour: as lines, in words, and as a table. */
export function NodeChart({ runtimeName, node }: { runtimeName: string; node: NodeSummary }) {
  const styles = useStyles()
  const query = operationQuery(console.listNodeSamples, { params: { name: runtimeName, nodeName: node.name } })
  const { data, isError } = useQuery({ ...query, refetchInterval: refreshMs })
  if (isError) return <p className={styles.quiet}>{nodesWords.figuresFailed}</p>
  if (data === undefined) return <p className={styles.quiet}>{nodesWords.reading}</p>
  const { samples } = data
  if (samples.length === 0) return <p className={styles.quiet}>{nodesWords.noFigures}</p>
  return (
    <div className={styles.charts}>
      {seriesOf(samples, node).map((series) => (
        <Plot key={series.name} series={series} samples={samples} />
      ))}
      <details>
        <summary className={styles.summary}>{chart.asTable}</summary>
        <div className={styles.table}>
          <ItemTable label={chart.label} items={samples.toReversed()} columns={columns} keyOf={({ at }) => at} />
        </div>
      </details>
    </div>
  )
}

function Plot({ series: { name, valueOf, max, text }, samples }: { series: Series; samples: readonly NodeSample[] }) {
  const styles = useStyles()
  const { now } = useClock()
  const points = samples.flatMap((sample) => {
    const value = valueOf(sample)
    return value === undefined ? [] : [{ at: sample.at, value }]
  })
  const values = points.map(({ value }) => value)
  const average = values.reduce((sum, value) => sum + value, 0) / values.length
  const summary =
    values.length === 0 ? nodesWords.notReported : chart.summary(text(Math.min(...values)), text(average), text(Math.max(...values)))
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.name}>{name}</span>
        <span className={styles.quiet}>{summary}</span>
      </figcaption>
      {values.length === 0 ? null : <Hour points={points} max={max} text={text} now={now} />}
    </figure>
  )
}

interface Hour extends Pick<Series, 'max' | 'text'> {
  points: readonly { at: string; value: number }[]
  now: Date
}

/** The line, its scale and its hour. For the eye: the caption says the same in words. */
function Hour({ points, max, text, now }: Hour) {
  const styles = useStyles()
  return (
    <div className={styles.plot} aria-hidden="true">
      <div className={mergeClasses(styles.scale, styles.quiet)}>
        <span>{text(max)}</span>
        <span>{text(0)}</span>
      </div>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" className={styles.box} focusable="false">
        {quarters.map((part) => (
          <line key={part} className={styles.grid} x1={part * size.width} x2={part * size.width} y1={0} y2={size.height} />
        ))}
        <path className={styles.line} d={hourPath(points, { now, ...size, valueOf: ({ value }) => value, max })} />
      </svg>
      <div className={mergeClasses(styles.hour, styles.quiet)}>
        <span>{chart.hourAgo}</span>
        <span>{chart.halfHourAgo}</span>
        <span>{chart.now}</span>
      </div>
    </div>
  )
}
