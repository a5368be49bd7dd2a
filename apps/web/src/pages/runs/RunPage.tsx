import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { console, purview, type ConsoleRun } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { runsWords } from '#strings/runsWords.ts'
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
import { numberText } from '../../strings/inNumbers.ts'

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
  const notActive = run && isRunStatusActive(run.status) ? null : runsWords.hasEnded

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
      title={run ? runsWords.runOf(run.scanName) : runsWords.title}
      trail={[
        { text: runsWords.monitoring, href: paths.monitoring() },
        ...(run ? [{ text: run.scanName, href: paths.scan(run.dataSourceName, run.scanName) }] : []),
      ]}
      commands={
        <CommandBar
          label={runsWords.title}
          commands={[
            { label: runsWords.cancel, icon: <DismissCircleRegular />, refusal: cannotCancel ?? notActive, onClick: () => void cancelIt() },
            { label: buttonWords.refresh, icon: <ArrowClockwiseRegular />, onClick: () => void markStale(queryClient, [console.findRun]) },
          ]}
        />
      }
    >
      <InlineError error={error} title={runsWords.notCanceled} />
      <DataRegion what={runsWords.theRun} fallback={<Placeholder label={runsWords.theRun} />}>
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
          [runsWords.header.status, <RunStatusText key="status" status={run.status} />],
          [
            runsWords.property.assets,
            <span key="assets">
              {runsWords.assetsOf(
                numberText(assets.discovered),
                (text) => (
                  <AppLink href={paths.assets({ source: run.dataSourceName })}>{text}</AppLink>
                ),
                run.dataSourceName,
              )}
            </span>,
          ],
          [runsWords.property.failed, assets.failed > 0 ? numberText(assets.failed) : undefined],
          [runsWords.header.started, <Moment key="started" at={run.startTime} />],
          [runsWords.property.began, details.discoveryStartTime ? <Moment key="began" at={details.discoveryStartTime} /> : undefined],
          [runsWords.property.ended, run.endTime ? <Moment key="ended" at={run.endTime} /> : undefined],
          [runsWords.header.duration, <RunDuration key="duration" run={run} />],
          [runsWords.header.runtime, run.runtimeName],
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
    </div>
  )
}
