import { Button, DialogActions, DialogContent, makeStyles, tokens } from '@fluentui/react-components'
import { console, type Dependents, type RuntimeDeletion } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type MouseEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { deleteWords } from '#strings/deleteWords.ts'
import { hasErrorCode } from '../../api/describeError.ts'
import { exists } from '../../api/exists.ts'
import { markStale } from '../../api/markStale.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperation } from '../../api/useOperation.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { AppLink } from '../../components/AppLink.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { copyText } from '../../components/copyText.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { note, notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { paths } from '../../paths.ts'
import { DeleteList } from './DeleteList.tsx'
import { isRefused } from './deleteMany.ts'
import { deletionReport } from './deletionReport.ts'
import { nameLinkId } from './nameLinkId.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalS },
  lead: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
})

interface DeleteRuntimeProps {
  name: string
  /** `next` is the runtime below the deleted one in the list, or above it when it was the last. */
  onClose: (isDeleted: boolean, next?: string) => void
}

/** Asks before deleting an integration runtime, saying what is going to fail, and afterwards says what did. */
export function DeleteRuntime({ name, onClose }: DeleteRuntimeProps) {
  const [deletion, setDeletion] = useState<RuntimeDeletion | 'unreported' | null>(null)
  // Looked up before the row is gone.
  const [next] = useState(() => {
    const row = document.getElementById(nameLinkId(name))?.closest('tr')
    const keyOf = (neighbour: Element | null | undefined) => (neighbour as HTMLElement | null | undefined)?.dataset['key']
    return keyOf(row?.nextElementSibling) ?? keyOf(row?.previousElementSibling)
  })
  const close = () => onClose(deletion !== null, next)
  const showDeletion = (done: RuntimeDeletion | 'unreported') => {
    setDeletion(done)
    note({ intent: 'success', title: deleteWords.deleted(name) })
  }
  return (
    <AlertDialog title={deletion ? deleteWords.deleted(name) : deleteWords.question(name)} onClose={close}>
      {deletion === 'unreported' ? <Unreported onClose={close} /> : null}
      {deletion !== null && deletion !== 'unreported' ? <Result deletion={deletion} onClose={close} /> : null}
      {deletion === null ? (
        <DataRegion
          what={deleteWords.dependents}
          fallback={
            <DialogContent>
              <Placeholder label={deleteWords.dependents} rows={3} />
            </DialogContent>
          }
        >
          <Question name={name} onCancel={close} onDeleted={showDeletion} />
        </DataRegion>
      ) : null}
    </AlertDialog>
  )
}

const staleAfter = [console.listRuntimes, console.listRuns, console.summarizeRuns, console.findRun]

async function isGoneAfter(cause: unknown, name: string): Promise<boolean> {
  if (hasErrorCode(cause, 'IntegrationRuntime_NotFound')) return true
  if (isRefused(cause)) return false
  try {
    return !(await exists(console.getRuntime, { params: { name } }, 'IntegrationRuntime_NotFound'))
  } catch {
    // The console cannot be asked: what is told is why the deletion failed.
    return false
  }
}

function Question(props: { name: string; onCancel: () => void; onDeleted: (deletion: RuntimeDeletion | 'unreported') => void }) {
  const styles = useStyles()
  const { name } = props
  const dependents = useOperation(console.listDependents, { params: { name } })
  const { nodesTotal } = useOperation(console.getRuntime, { params: { name } })
  const remove = useCall(console.deleteRuntime, staleAfter)
  const queryClient = useQueryClient()
  const hasDependents = dependents.totals.scans + dependents.totals.runs > 0
  const deleteIt = async () => {
    try {
      return await remove.mutateAsync({ params: { name } })
    } catch (cause) {
      // A call whose answer was lost may have deleted it all the same, and a second one then finds nothing to delete.
      if (!(await isGoneAfter(cause, name))) throw cause
      void markStale(queryClient, staleAfter)
      return 'unreported' as const
    }
  }
  return (
    <DeleteQuestion
      // Also for nodes alone: somebody would have to go to each machine and register it anew.
      typedName={hasDependents || nodesTotal > 0 ? name : undefined}
      onCancel={props.onCancel}
      onDelete={async () => props.onDeleted(await deleteIt())}
    >
      <p className={styles.lead}>
        {hasDependents ? deleteWords.willFail : deleteWords.nothingDepends}
        {nodesTotal > 0 ? ` ${deleteWords.nodesGo(nodesTotal)}` : ''}
      </p>
      <DependentsLists dependents={dependents} />
    </DeleteQuestion>
  )
}

function DependentsLists({ dependents: { runs, scans, schedules, dataSources, totals } }: { dependents: Dependents }) {
  return (
    <>
      <RunList heading={deleteWords.runsWillFail(totals.runs)} runs={runs} total={totals.runs} />
      <ScanList heading={deleteWords.scansWillFail(totals.scans)} scans={scans} total={totals.scans} />
      <ScanList
        heading={deleteWords.schedulesWillFail(totals.schedulesEnabled)}
        scans={schedules.filter(({ state }) => state === 'Enabled')}
        total={totals.schedulesEnabled}
      />
      <DeleteList
        heading={deleteWords.sourcesScanned(totals.dataSources)}
        items={dataSources}
        total={totals.dataSources}
        keyOf={(source) => source.name}
      >
        {(source) => <AppLink href={paths.source(source.name)}>{source.name}</AppLink>}
      </DeleteList>
    </>
  )
}

function ScanList(list: { heading: string; scans: Dependents['scans']; total: number }) {
  return (
    <DeleteList {...list} items={list.scans} keyOf={({ dataSourceName, scanName }) => `${dataSourceName}/${scanName}`}>
      {({ dataSourceName, scanName }) => (
        <AppLink href={paths.scan(dataSourceName, scanName)}>
          {dataSourceName} / {scanName}
        </AppLink>
      )}
    </DeleteList>
  )
}

function RunList({ isPast = false, runs, ...list }: { heading: string; runs: Dependents['runs']; total: number; isPast?: boolean }) {
  return (
    <DeleteList {...list} items={runs} keyOf={(run) => run.runId}>
      {(run) => (
        <>
          <AppLink href={paths.run(run.runId)}>
            {run.dataSourceName} / {run.scanName}
          </AppLink>
          {` (${isPast ? deleteWords.was(deleteWords.state[run.status]) : deleteWords.state[run.status]})`}
        </>
      )}
    </DeleteList>
  )
}

function Unreported({ onClose }: { onClose: () => void }) {
  return (
    <>
      <DialogContent>{deleteWords.unreported}</DialogContent>
      <DialogActions>
        <Button ref={focusAtFirst} appearance="primary" onClick={onClose}>
          {buttonWords.close}
        </Button>
      </DialogActions>
    </>
  )
}

function Result({ deletion, onClose }: { deletion: RuntimeDeletion; onClose: () => void }) {
  const styles = useStyles()
  const { failedRuns, failedRunsTotal, removedNodes } = deletion
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    await copyText(deletionReport(deletion), event.currentTarget)
    notify({ intent: 'success', title: deleteWords.reportCopied })
  }
  return (
    <>
      <DialogContent className={styles.content}>
        {failedRunsTotal === 0 ? <h3 className={styles.heading}>{deleteWords.noRunFailed}</h3> : null}
        <RunList heading={deleteWords.runsFailed(failedRunsTotal)} runs={failedRuns} total={failedRunsTotal} isPast />
        {removedNodes.length === 0 ? <h3 className={styles.heading}>{deleteWords.hadNoNode}</h3> : null}
        <DeleteList heading={deleteWords.nodesRemoved(removedNodes.length)} items={removedNodes} keyOf={(node) => node}>
          {(node) => node}
        </DeleteList>
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
