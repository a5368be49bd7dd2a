import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { console, purview, type ConsoleRun } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { markStale } from '../../api/markStale.ts'
import { useLateOperation, useOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { MessageBox } from '../../components/MessageBox.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { PropertyList } from '../../components/PropertyList.tsx'
import { Moment } from '../../components/RelativeTime.tsx'
import { RunDuration } from '../../components/RunDuration.tsx'
import { RunStatusText } from '../../components/StatusText.tsx'
import { useCancelRun } from '../../components/useCancelRun.ts'
import { useRouteParam } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '860px' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** One execution of a scan. */
export function RunPage() {
  const runId = useRouteParam('runId')
  const queryClient = useQueryClient()
  const cancel = useCancelRun()
  const [error, setError] = useState<unknown>(null)
  const cannotCancel = useRefusal(purview.cancelRun)
  const run = useLateOperation(console.findRun, { params: { runId } }).data
  const notActive = run && isRunStatusActive(run.status) ? null : 'The run has ended.'

  const cancelIt = async () => {
    if (!run) return
    setError(null)
    try {
      await cancel(run)
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <Page
      title={run ? `Run of ${run.scanName}` : 'Run'}
      trail={[
        { text: 'Monitoring', href: paths.monitoring() },
        ...(run ? [{ text: run.scanName, href: paths.scan(run.dataSourceName, run.scanName) }] : []),
      ]}
      commands={
        <CommandBar
          label="Run"
          commands={[
            { label: 'Cancel', icon: <DismissCircleRegular />, refusal: cannotCancel ?? notActive, onClick: () => void cancelIt() },
            { label: 'Refresh', icon: <ArrowClockwiseRegular />, onClick: () => void markStale(queryClient, [console.findRun]) },
          ]}
        />
      }
    >
      <InlineError error={error} title="The run was not canceled" />
      <DataRegion what="the run" fallback={<Placeholder label="the run" />}>
        <RunContent runId={runId} />
      </DataRegion>
    </Page>
  )
}

function RunContent({ runId }: { runId: string }) {
  const styles = useStyles()
  const run: ConsoleRun = useOperation(console.findRun, { params: { runId } })
  const details = run.discoveryExecutionDetails
  const { assets } = details.statistics
  return (
    <div className={styles.content}>
      {run.error ? <MessageBox title={run.error.code}>{run.error.message}</MessageBox> : null}
      <PropertyList
        properties={[
          ['Status', <RunStatusText key="status" status={run.status} />],
          [
            'Assets discovered',
            <span key="assets">
              {assets.discovered.toLocaleString('en')} (
              <AppLink href={paths.assets({ source: run.dataSourceName })}>assets of {run.dataSourceName}</AppLink>)
            </span>,
          ],
          ['Could not be read', assets.failed > 0 ? assets.failed.toLocaleString('en') : undefined],
          ['Started', <Moment key="started" at={run.startTime} />],
          ['Began to scan', details.discoveryStartTime ? <Moment key="began" at={details.discoveryStartTime} /> : undefined],
          ['Ended', run.endTime ? <Moment key="ended" at={run.endTime} /> : undefined],
          ['Duration', <RunDuration key="duration" run={run} />],
          ['Integration runtime', run.runtimeName],
          ['Node', run.nodeName ?? 'None yet'],
          ['Attempts', run.attempts],
          [
            'Source',
            <AppLink key="source" href={paths.source(run.dataSourceName)}>
              {run.dataSourceName}
            </AppLink>,
          ],
          [
            'Scan',
            <AppLink key="scan" href={paths.scan(run.dataSourceName, run.scanName)}>
              {run.scanName}
            </AppLink>,
          ],
          ['Level', run.scanLevelType],
          [
            'Run id',
            <span key="id" className={styles.id}>
              {run.id}
            </span>,
          ],
        ]}
      />
    </div>
  )
}
