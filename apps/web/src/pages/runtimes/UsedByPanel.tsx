import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type Dependents, type RuntimeDetail } from '@mooring/contract'
import { language } from '#strings/language.ts'
import { runtimeUseWords } from '#strings/runtimeUseWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { paths } from '../../paths.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  lead: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
})

type ScanRow = Dependents['scans'][number]
type RunRow = Dependents['runs'][number]
type ScheduleRow = Dependents['schedules'][number]

const scanColumn = <T extends ScanRow>(): ItemColumn<T> => ({
  header: runtimeUseWords.header.scan,
  width: 220,
  cell: ({ dataSourceName, scanName }) => <AppLink href={paths.scan(dataSourceName, scanName)}>{scanName}</AppLink>,
})

const sourceColumn = <T extends ScanRow>(): ItemColumn<T> => ({
  header: runtimeUseWords.header.source,
  width: 220,
  cell: ({ dataSourceName }) => <AppLink href={paths.source(dataSourceName)}>{dataSourceName}</AppLink>,
})

const scanColumns: readonly ItemColumn<ScanRow>[] = [scanColumn(), sourceColumn()]

const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })

function NextRun({ state, nextRunAt }: ScheduleRow) {
  if (state === 'Disabled') return runtimeUseWords.scheduleDisabled
  return nextRunAt ? <time dateTime={nextRunAt}>{dateAndTime.format(new Date(nextRunAt))}</time> : runtimeUseWords.scheduleEnded
}

const scheduleColumns: readonly ItemColumn<ScheduleRow>[] = [
  scanColumn(),
  sourceColumn(),
  { header: runtimeUseWords.nextRun, width: 180, cell: (schedule) => <NextRun {...schedule} /> },
]

const runColumns: readonly ItemColumn<RunRow>[] = [
  { header: runtimeUseWords.header.run, width: 120, cell: ({ runId }) => <AppLink href={paths.run(runId)}>{runId.slice(0, 8)}</AppLink> },
  {
    header: runtimeUseWords.header.status,
    width: 120,
    cell: ({ status }) => <StatusText glyph={status === 'Running' ? 'busy' : 'waiting'}>{runtimeUseWords.status[status]}</StatusText>,
  },
  scanColumn(),
  sourceColumn(),
]

/** What depends on a runtime: its scans with their sources, and what is going on now. */
export function UsedByPanel({ runtime }: { runtime: RuntimeDetail }) {
  const styles = useStyles()
  const { scans, schedules, runs, totals } = useOperation(console.listDependents, { params: { name: runtime.name } })
  if (scans.length + runs.length === 0) {
    return <p className={styles.lead}>{runtimeUseWords.noScans(<AppLink href={paths.sources()}>{runtimeUseWords.sources}</AppLink>)}</p>
  }
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>
        {scans.length === 0 ? runtimeUseWords.onlyRuns(totals.runs) : runtimeUseWords.use(totals.scans, totals.dataSources)}
      </p>
      {runs.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{runtimeUseWords.goingOn}</h3>
          <ItemTable label={runtimeUseWords.goingOnLabel} items={runs} columns={runColumns} keyOf={({ runId }) => runId} />
          <More shown={runs.length} total={totals.runs} />
        </>
      )}
      {schedules.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{runtimeUseWords.schedules}</h3>
          <ItemTable
            label={runtimeUseWords.schedules}
            items={schedules}
            columns={scheduleColumns}
            keyOf={({ dataSourceName, scanName }) => `${dataSourceName}/${scanName}`}
          />
          <More shown={schedules.length} total={totals.schedules} />
        </>
      )}
      {scans.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{runtimeUseWords.scans}</h3>
          <ItemTable
            label={runtimeUseWords.scans}
            items={scans}
            columns={scanColumns}
            keyOf={({ dataSourceName, scanName }) => `${dataSourceName}/${scanName}`}
          />
          <More shown={scans.length} total={totals.scans} />
        </>
      )}
    </div>
  )
}

/** Says how many there are beside those that are named. */
function More({ shown, total }: { shown: number; total: number }) {
  const styles = useStyles()
  return total > shown ? <p className={styles.lead}>{runtimeUseWords.more(total - shown)}</p> : null
}
