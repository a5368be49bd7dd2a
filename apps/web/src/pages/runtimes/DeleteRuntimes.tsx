import { Button, DialogActions, DialogContent, makeStyles, tokens } from '@fluentui/react-components'
import { console, type DependentsOfRuntimes } from '@mooring/contract'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type MouseEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { deleteWords } from '#strings/deleteWords.ts'
import { refusalText } from '../../api/describeError.ts'
import { markStale } from '../../api/markStale.ts'
import { request } from '../../api/request.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { AppLink } from '../../components/AppLink.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { copyText } from '../../components/copyText.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { InlineError } from '../../components/InlineError.tsx'
import { note, notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { paths } from '../../paths.ts'
import { DeleteList, namedMax } from './DeleteList.tsx'
import { deleteMany, type Deletion } from './deleteMany.ts'
import { deletionReports, fates } from './deletionReport.ts'
import { inBatches } from './inBatches.ts'
import { useListView } from './useListView.ts'

const askedAtOnce = 100

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  progress: { width: '100%', accentColor: tokens.colorCompoundBrandBackground },
})

interface DeleteRuntimesProps {
  names: readonly string[]
  onClose: (deleted: readonly string[]) => void
}

/** Asks before deleting several integration runtimes, saying what is going to fail; then shows how far it is, and what it did. */
export function DeleteRuntimes({ names, onClose }: DeleteRuntimesProps) {
  const queryClient = useQueryClient()
  const [done, setDone] = useState<number | null>(null)
  const [deletion, setDeletion] = useState<Deletion | null>(null)
  const close = () => {
    if (done !== null && !deletion) return
    onClose(deletion ? deletedBy(deletion) : [])
  }

  const deleteAll = async () => {
    setDone(0)
    const result = await deleteMany(names, setDone)
    setDeletion(result)
    const deleted = deletedBy(result).length
    const left = names.length - deleted
    note({
      intent: left === 0 ? 'success' : 'error',
      title: deleteWords.deletedMany(deleted),
      ...(left === 0 ? {} : { body: deleteWords.notDeletedCount(left) }),
    })
    void markStale(queryClient, [console.listRuntimes, console.getRuntime, console.listRuns, console.summarizeRuns, console.findRun])
  }

  if (deletion) {
    return (
      <AlertDialog title={deleteWords.deletedMany(deletedBy(deletion).length)} onClose={close}>
        <Result deletion={deletion} onClose={close} />
      </AlertDialog>
    )
  }
  return (
    <AlertDialog title={deleteWords.questionMany(names.length)} onClose={close}>
      {done === null ? (
        <DataRegion
          what={deleteWords.dependentsMany}
          fallback={
            <DialogContent>
              <Placeholder label={deleteWords.dependentsMany} rows={3} />
            </DialogContent>
          }
        >
          <Question names={names} onCancel={close} onDelete={deleteAll} />
        </DataRegion>
      ) : (
        <Progress done={done} all={names.length} />
      )}
    </AlertDialog>
  )
}

const deletedBy = ({ reports, unreported }: Deletion): string[] => [
  ...reports.filter((report) => !report.refusal).map((report) => report.name),
  ...unreported.gone,
]

function Progress({ done, all }: { done: number; all: number }) {
  const styles = useStyles()
  return (
    <DialogContent className={styles.content}>
      <div role="status" tabIndex={-1} ref={focusAtFirst}>
        {deleteWords.progress(done, all)}
      </div>
      <progress className={styles.progress} aria-label={deleteWords.progressLabel} max={all} value={done} />
    </DialogContent>
  )
}

/** What depends on all of them, put together from the answers for a hundred each. */
async function dependentsOf(names: readonly string[], signal: AbortSignal): Promise<DependentsOfRuntimes> {
  const answers: DependentsOfRuntimes[] = []
  for (const batch of inBatches(names, askedAtOnce)) {
    answers.push(await request(console.listDependentsOfRuntimes, { body: { names: batch } }, signal))
  }
  const sum = (of: keyof DependentsOfRuntimes['totals']) => answers.reduce((total, answer) => total + answer.totals[of], 0)
  return {
    runtimes: answers.flatMap((answer) => answer.runtimes),
    totals: {
      nodes: sum('nodes'),
      scans: sum('scans'),
      dataSources: sum('dataSources'),
      schedules: sum('schedules'),
      runningRuns: sum('runningRuns'),
      queuedRuns: sum('queuedRuns'),
    },
    scans: answers.flatMap((answer) => answer.scans).slice(0, namedMax),
    runs: answers
      .flatMap((answer) => answer.runs)
      .toSorted((a, b) => Number(b.status === 'Running') - Number(a.status === 'Running'))
      .slice(0, namedMax),
    missing: answers.flatMap((answer) => answer.missing),
  }
}

function Question(props: { names: readonly string[]; onCancel: () => void; onDelete: () => Promise<void> }) {
  const styles = useStyles()
  const { data } = useSuspenseQuery({
    queryKey: [console.listDependentsOfRuntimes.id, props.names],
    queryFn: ({ signal }) => dependentsOf(props.names, signal),
    staleTime: 0,
    gcTime: 0,
  })
  const view = useListView()
  const { totals, scans, runs, runtimes, missing } = data
  const failing = totals.runningRuns + totals.queuedRuns
  const used = runtimes.filter((runtime) => runtime.scans > 0)
  const ordered = runtimes.toSorted((a, b) => b.runningRuns - a.runningRuns || b.queuedRuns - a.queuedRuns || b.scans - a.scans)
  return (
    <DeleteQuestion typedName={String(props.names.length)} onCancel={props.onCancel} onDelete={props.onDelete}>
      <p>
        {failing + totals.scans > 0 ? deleteWords.willFail : deleteWords.nothingDependsMany}
        {totals.nodes > 0 ? ` ${deleteWords.nodesGoMany(totals.nodes)}` : ''}
        {missing.length > 0 ? ` ${deleteWords.gone(missing.length)}` : ''}
      </p>
      <DeleteList
        heading={deleteWords.runsWillFailMany(failing, totals.runningRuns, totals.queuedRuns)}
        items={runs}
        total={failing}
        keyOf={(run) => run.runId}
      >
        {(run) => (
          <>
            <AppLink href={paths.run(run.runId)}>
              {run.dataSourceName} / {run.scanName}
            </AppLink>
            {` (${deleteWords.state[run.status]}, ${run.runtimeName})`}
          </>
        )}
      </DeleteList>
      {totals.schedules > 0 ? <h3 className={styles.heading}>{deleteWords.schedulesWillFail(totals.schedules)}</h3> : null}
      <DeleteList
        heading={deleteWords.scansWillFailMany(totals.scans, used.length)}
        items={scans}
        total={totals.scans}
        keyOf={({ dataSourceName, scanName }) => `${dataSourceName}/${scanName}`}
      >
        {({ dataSourceName, scanName, runtimeName }) => (
          <>
            <AppLink href={paths.scan(dataSourceName, scanName)}>
              {dataSourceName} / {scanName}
            </AppLink>
            {` (${runtimeName})`}
          </>
        )}
      </DeleteList>
      <DeleteList heading={deleteWords.willBeDeleted} items={ordered} keyOf={(runtime) => runtime.name}>
        {(runtime) => (
          <>
            <AppLink href={paths.runtime(runtime.name, undefined, view)}>{runtime.name}</AppLink>
            {runtime.scans > 0 ? `: ${deleteWords.scansOfSources(runtime.scans, runtime.dataSources)}` : ''}
          </>
        )}
      </DeleteList>
    </DeleteQuestion>
  )
}

function Result({ deletion, onClose }: { deletion: Deletion; onClose: () => void }) {
  const styles = useStyles()
  const { reports, unreported, error } = deletion
  const refused = reports.filter((report) => report.refusal)
  const failedRuns = reports.flatMap((report) => report.failedRuns)
  const failedRunsTotal = reports.reduce((sum, report) => sum + report.failedRunsTotal, 0)
  const removedNodes = reports.flatMap((report) => report.removedNodes)
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    await copyText(deletionReports(reports, unreported), event.currentTarget)
    notify({ intent: 'success', title: deleteWords.reportCopied })
  }
  return (
    <>
      <DialogContent className={styles.content}>
        <InlineError error={error} title={deleteWords.stopped} />
        {fates.map((fate) => (
          <DeleteList key={fate} heading={deleteWords.fate[fate](unreported[fate].length)} items={unreported[fate]} keyOf={(name) => name}>
            {(name) => name}
          </DeleteList>
        ))}
        <DeleteList heading={deleteWords.notDeletedCount(refused.length)} items={refused} keyOf={({ name }) => name}>
          {({ name, refusal }) => `${name}: ${refusal ? refusalText(refusal) : ''}`}
        </DeleteList>
        {failedRunsTotal === 0 ? <h3 className={styles.heading}>{deleteWords.noRunFailed}</h3> : null}
        <DeleteList
          heading={deleteWords.runsFailed(failedRunsTotal)}
          items={failedRuns.slice(0, namedMax)}
          total={failedRunsTotal}
          keyOf={(run) => run.runId}
        >
          {(run) => (
            <>
              <AppLink href={paths.run(run.runId)}>
                {run.dataSourceName} / {run.scanName}
              </AppLink>
              {` (${deleteWords.was(deleteWords.state[run.status])})`}
            </>
          )}
        </DeleteList>
        <h3 className={styles.heading}>
          {removedNodes.length === 0 ? deleteWords.hadNoNodeMany : deleteWords.nodesRemoved(removedNodes.length)}
        </h3>
      </DialogContent>
      <DialogActions>
        <Button ref={focusAtFirst} appearance="primary" onClick={onClose}>
          {buttonWords.close}
        </Button>
        <Button onClick={(event) => void copy(event)}>{buttonWords.copyReport}</Button>
      </DialogActions>
    </>
  )
}
