import { Button, DialogActions, DialogContent, makeStyles, tokens } from '@fluentui/react-components'
import { console, type Dependents, type RuntimeDeletion } from '@mooring/contract'
import { useState, type MouseEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { deleteWords } from '#strings/deleteWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperation } from '../../api/useOperation.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { AppLink } from '../../components/AppLink.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { copyText } from '../../components/copyText.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { paths } from '../../paths.ts'
import { deletionReport } from './deletionReport.ts'
import { nameLinkId } from './nameLinkId.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalS },
  lead: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalXXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL, maxHeight: '160px', overflowY: 'auto' },
})

interface DeleteRuntimeProps {
  name: string
  /** `next` is the runtime below the deleted one in the list, or above it when it was the last. */
  onClose: (isDeleted: boolean, next?: string) => void
}

/** Asks before deleting an integration runtime, saying what is going to fail, and afterwards says what did. */
export function DeleteRuntime({ name, onClose }: DeleteRuntimeProps) {
  const [deletion, setDeletion] = useState<RuntimeDeletion | null>(null)
  // Looked up before the row is gone.
  const [next] = useState(() => {
    const row = document.getElementById(nameLinkId(name))?.closest('tr')
    const keyOf = (neighbour: Element | null | undefined) => (neighbour as HTMLElement | null | undefined)?.dataset['key']
    return keyOf(row?.nextElementSibling) ?? keyOf(row?.previousElementSibling)
  })
  const close = () => onClose(deletion !== null, next)
  return (
    <AlertDialog title={deletion ? deleteWords.deleted(name) : deleteWords.question(name)} onClose={close}>
      {deletion ? (
        <Result deletion={deletion} onClose={close} />
      ) : (
        <DataRegion
          what={deleteWords.dependents}
          fallback={
            <DialogContent>
              <Placeholder label={deleteWords.dependents} rows={3} />
            </DialogContent>
          }
        >
          <Question name={name} onCancel={close} onDeleted={setDeletion} />
        </DataRegion>
      )}
    </AlertDialog>
  )
}

function Question(props: { name: string; onCancel: () => void; onDeleted: (deletion: RuntimeDeletion) => void }) {
  const styles = useStyles()
  const { name } = props
  const dependents = useOperation(console.listDependents, { params: { name } })
  const { nodesTotal } = useOperation(console.getRuntime, { params: { name } })
  const remove = useCall(console.deleteRuntime, [console.listRuntimes, console.listRuns, console.summarizeRuns, console.findRun])
  const hasDependents = dependents.scans.length + dependents.dataSources.length + dependents.runs.length > 0
  return (
    <DeleteQuestion
      typedName={hasDependents ? name : undefined}
      onCancel={props.onCancel}
      onDelete={async () => props.onDeleted(await remove.mutateAsync({ params: { name } }))}
    >
      <p className={styles.lead}>
        {hasDependents ? deleteWords.willFail : deleteWords.nothingDepends}
        {nodesTotal > 0 ? ` ${deleteWords.nodesGo(nodesTotal)}` : ''}
      </p>
      <DependentsLists dependents={dependents} />
    </DeleteQuestion>
  )
}

function DependentsLists({ dependents: { runs, scans, schedules, dataSources } }: { dependents: Dependents }) {
  const styles = useStyles()
  const starting = schedules.filter(({ state }) => state === 'Enabled')
  return (
    <>
      {runs.length > 0 ? (
        <div>
          <h3 className={styles.heading}>{deleteWords.runsWillFail(runs.length)}</h3>
          <RunList runs={runs} />
        </div>
      ) : null}
      {scans.length > 0 ? (
        <div>
          <h3 className={styles.heading}>{deleteWords.scansWillFail(scans.length)}</h3>
          <ul className={styles.list}>
            {scans.map(({ dataSourceName, scanName }) => (
              <li key={`${dataSourceName}/${scanName}`}>
                <AppLink href={paths.scan(dataSourceName, scanName)}>
                  {dataSourceName} / {scanName}
                </AppLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {starting.length > 0 ? (
        <div>
          <h3 className={styles.heading}>{deleteWords.schedulesWillFail(starting.length)}</h3>
          <ul className={styles.list}>
            {starting.map(({ dataSourceName, scanName }) => (
              <li key={`${dataSourceName}/${scanName}`}>
                {dataSourceName} / {scanName}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {dataSources.length > 0 ? (
        <div>
          <h3 className={styles.heading}>{deleteWords.sourcesScanned(dataSources.length)}</h3>
          <ul className={styles.list}>
            {dataSources.map((source) => (
              <li key={source.name}>
                <AppLink href={paths.source(source.name)}>{source.name}</AppLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

function RunList({ runs, isPast = false }: { runs: Dependents['runs']; isPast?: boolean }) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {runs.map((run) => (
        <li key={run.runId}>
          <AppLink href={paths.run(run.runId)}>
            {run.dataSourceName} / {run.scanName}
          </AppLink>
          {` (${isPast ? deleteWords.was(deleteWords.state[run.status]) : deleteWords.state[run.status]})`}
        </li>
      ))}
    </ul>
  )
}

function Result({ deletion, onClose }: { deletion: RuntimeDeletion; onClose: () => void }) {
  const styles = useStyles()
  const { failedRuns, removedNodes } = deletion
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    await copyText(deletionReport(deletion), event.currentTarget)
    notify({ intent: 'success', title: deleteWords.reportCopied })
  }
  return (
    <>
      <DialogContent className={styles.content}>
        <div>
          <h3 className={styles.heading}>
            {failedRuns.length === 0 ? deleteWords.noRunFailed : deleteWords.runsFailed(failedRuns.length)}
          </h3>
          {failedRuns.length > 0 ? <RunList runs={failedRuns} isPast /> : null}
        </div>
        <div>
          <h3 className={styles.heading}>
            {removedNodes.length === 0 ? deleteWords.hadNoNode : deleteWords.nodesRemoved(removedNodes.length)}
          </h3>
          {removedNodes.length > 0 ? (
            <ul className={styles.list}>
              {removedNodes.map((node) => (
                <li key={node}>{node}</li>
              ))}
            </ul>
          ) : null}
        </div>
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
