import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type ConsoleRun } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import type { ReactNode } from 'react'
import { monitoringWords } from '#strings/monitoringWords.ts'
import { runPageWords } from '#strings/runPageWords.ts'
import { runsWords } from '#strings/runsWords.ts'
import { useOperationQuery } from '../../api/useOperation.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { PropertyList } from '../../components/PropertyList.tsx'
import { Moment } from '../../components/RelativeTime.tsx'
import { RunDuration } from '../../components/RunDuration.tsx'
import { RunStatusText, StatusText } from '../../components/StatusText.tsx'
import { paths } from '../../paths.ts'
import { numberText } from '../../strings/inNumbers.ts'
import { RunChanges } from './RunChanges.tsx'
import { RunFailure } from './RunFailure.tsx'
import { RunLeases } from './RunLeases.tsx'
import { RunLog } from './RunLog.tsx'
import { RunProgressBar } from './RunProgressBar.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '960px' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  title: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** What is known of a run. */
export function RunContent({ runId }: { runId: string }) {
  const styles = useStyles()
  const { data: run, dataUpdatedAt } = useOperationQuery(console.findRun, { params: { runId } })
  const isActive = isRunStatusActive(run.status)
  const exceptions = Object.entries(run.diagnostics.exceptionCountMap)
  return (
    <div className={styles.content}>
      {run.error ? <RunFailure error={run.error} /> : null}
      {isActive ? <RunProgressBar run={run} /> : null}
      <Properties run={run} />
      {exceptions.length > 0 ? (
        <Section title={runPageWords.exceptionCounts}>
          {run.status === 'Succeeded' ? <div>{runPageWords.exceptions(exceptions.reduce((sum, [, count]) => sum + count, 0))}</div> : null}
          <ItemTable label={runPageWords.exceptionCounts} items={exceptions} columns={exceptionColumns} keyOf={([reason]) => reason} />
        </Section>
      ) : null}
      {run.status === 'Succeeded' ? (
        <Section title={runPageWords.changes.title}>
          <RunChanges runId={run.id} />
        </Section>
      ) : null}
      <Section title={runPageWords.log.title}>
        <RunLog run={run} revision={dataUpdatedAt} />
      </Section>
      <Section title={runPageWords.leases.title}>
        <RunLeases runId={run.id} state={`${run.status} ${run.attempts} ${run.nodeName ?? ''}`} />
      </Section>
    </div>
  )
}

const exceptionColumns: readonly ItemColumn<[string, number]>[] = [
  { header: runPageWords.exceptionReason, width: 260, cell: ([reason]) => reason },
  { header: runPageWords.exceptionCount, width: 90, cell: ([, count]) => numberText(count) },
]

function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <DataRegion what={title} fallback={<Placeholder label={title} rows={2} />}>
        {children}
      </DataRegion>
    </section>
  )
}

/** A run that could not read everything did not simply succeed. */
function Status({ run: { status, discoveryExecutionDetails } }: { run: ConsoleRun }) {
  if (discoveryExecutionDetails.status !== 'CompletedWithExceptions') return <RunStatusText status={status} />
  return <StatusText glyph="warning">{monitoringWords.status.completedWithExceptions}</StatusText>
}

function Properties({ run }: { run: ConsoleRun }) {
  const styles = useStyles()
  const details = run.discoveryExecutionDetails
  const { assets } = details.statistics
  const link = (text: string) => <AppLink href={paths.assets({ source: run.dataSourceName })}>{text}</AppLink>
  return (
    <PropertyList
      properties={[
        [runsWords.header.status, <Status key="status" run={run} />],
        [
          runsWords.property.assets,
          <span key="assets">{runsWords.assetsOf(numberText(assets.discovered), link, run.dataSourceName)}</span>,
        ],
        [runsWords.property.failed, assets.failed > 0 ? numberText(assets.failed) : undefined],
        [runsWords.header.started, <Moment key="started" at={run.startTime} />],
        [runsWords.property.began, details.discoveryStartTime ? <Moment key="began" at={details.discoveryStartTime} /> : undefined],
        [runsWords.property.ended, run.endTime ? <Moment key="ended" at={run.endTime} /> : undefined],
        [runsWords.header.duration, <RunDuration key="duration" run={run} />],
        [
          runsWords.header.runtime,
          <AppLink key="runtime" href={paths.runtime(run.runtimeName)}>
            {run.runtimeName}
          </AppLink>,
        ],
        [runsWords.header.node, run.nodeName ?? runsWords.noNode],
        [runsWords.property.attempts, run.attempts],
        [
          runsWords.header.source,
          <AppLink key="source" href={paths.source(run.dataSourceName)}>
            {run.dataSourceName}
          </AppLink>,
        ],
        [
          runsWords.header.scan,
          <AppLink key="scan" href={paths.scan(run.dataSourceName, run.scanName)}>
            {run.scanName}
          </AppLink>,
        ],
        [runsWords.property.level, runsWords.level[run.scanLevelType]],
        [
          runsWords.property.id,
          <span key="id" className={styles.id}>
            {run.id}
          </span>,
        ],
      ]}
    />
  )
}
