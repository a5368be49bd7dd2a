import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { console, pathOf, purview, type ConsoleRun } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useState } from 'react'
import { runPageWords } from '#strings/runPageWords.ts'
import { runsWords } from '#strings/runsWords.ts'
import { request } from '../../api/request.ts'
import { useLateOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { followDownload } from '../../components/followDownload.ts'
import { InlineError } from '../../components/InlineError.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { saveFile } from '../../components/saveFile.ts'
import { useCancelRun } from '../../components/useCancelRun.ts'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteParam } from '../../components/useRouteParam.ts'
import { useStartRun } from '../../components/useStartRun.ts'
import { paths } from '../../paths.ts'
import { RunContent } from './RunContent.tsx'

/** One execution of a scan. */
export function RunPage() {
  const runId = useRouteParam('runId')
  const go = useGo()
  const refresh = useRefresh([console.findRun])
  const [cancel, start] = [useCancelRun(), useStartRun()]
  const [failure, setFailure] = useState<{ title: string; error: unknown } | null>(null)
  const [cannotCancel, cannotStart] = [useRefusal(purview.cancelRun), useRefusal(purview.startRun)]
  const { data: run, isError } = useLateOperation(console.findRun, { params: { runId } })
  const unread = run === undefined && isError ? runPageWords.notRead : null
  const isActive = run !== undefined && isRunStatusActive(run.status)

  const attempt = async (title: string, act: (known: ConsoleRun) => Promise<unknown>) => {
    if (!run) return
    setFailure(null)
    try {
      await act(run)
    } catch (error) {
      setFailure({ title, error })
    }
  }
  const runAgain = async ({ dataSourceName, scanName }: ConsoleRun) => go(paths.run(await start(dataSourceName, scanName)))
  const downloadLog = (format: 'text' | 'json') => followDownload(pathOf(console.exportRunLog, { params: { runId }, query: { format } }))

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
            {
              label: runPageWords.again,
              icon: <PlayRegular />,
              refusal: cannotStart ?? unread ?? (isActive ? runPageWords.stillGoing : null),
              onClick: () => void attempt(runPageWords.notStarted, runAgain),
            },
            {
              label: runsWords.cancel,
              icon: <DismissCircleRegular />,
              refusal: cannotCancel ?? unread ?? (isActive ? null : runsWords.hasEnded),
              onClick: () => void attempt(runsWords.notCanceled, cancel),
            },
            { label: runPageWords.downloadLog, icon: <ArrowDownloadRegular />, refusal: unread, onClick: () => downloadLog('text') },
            { label: runPageWords.downloadLogJson, icon: <ArrowDownloadRegular />, refusal: unread, onClick: () => downloadLog('json') },
            {
              label: runPageWords.downloadReport,
              icon: <ArrowDownloadRegular />,
              refusal: unread,
              onClick: () => void attempt(runPageWords.reportFailed, saveReport),
            },
            refresh,
          ]}
        />
      }
    >
      <InlineError error={failure?.error} {...(failure ? { title: failure.title } : {})} />
      <DataRegion what={runsWords.theRun} fallback={<Placeholder label={runsWords.theRun} />}>
        <RunContent runId={runId} />
      </DataRegion>
    </Page>
  )
}

/** What is known of a run, with the nodes that had it, as one file. */
async function saveReport({ id: runId }: ConsoleRun): Promise<void> {
  const params = { runId }
  const [run, leases] = await Promise.all([request(console.findRun, { params }), request(console.listRunLeases, { params })])
  const text = `${JSON.stringify({ run, leases: leases.value }, null, 2)}\n`
  saveFile(`run-${runId}.json`, { mime: 'application/json', text })
}
