import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { console, type NodeVersion, type RuntimeDetail, type RuntimeUpdates, type UpdateOfNode } from '@mooring/contract'
import { useState } from 'react'
import { updateWords } from '#strings/updateWords.ts'
import { versionWords } from '#strings/versionWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { BusyButton } from '../../components/BusyButton.tsx'
import { useClock } from '../../components/Clock.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { MessageBox } from '../../components/MessageBox.tsx'
import { notify } from '../../components/notify.ts'
import { StatusText } from '../../components/StatusText.tsx'
import { useIsNarrow } from '../../components/useIsNarrow.ts'
import { paths } from '../../paths.ts'
import { dayText } from './dayText.ts'
import type { ChangedUpdates } from './updateDraft.ts'
import { UpdateSchedule } from './UpdateSchedule.tsx'
import { UpdateState } from './UpdateState.tsx'
import { useListView } from './useListView.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
})

interface Row {
  update: UpdateOfNode
  /** Undefined for a version that came up a moment ago. */
  known: NodeVersion | undefined
}

interface VersionPanelProps {
  runtime: RuntimeDetail
  /** What is not saved of the settings of its updates. */
  changedUpdates: ChangedUpdates | null
  onUpdates: (changed: ChangedUpdates | null) => void
}

/** Which version each node of a runtime has, until when it is supported, and how the nodes get to the newest one. */
export function VersionPanel({ runtime, changedUpdates, onUpdates }: VersionPanelProps) {
  const styles = useStyles()
  const { latest, versions } = useOperation(console.listVersions, {})
  const updates = useOperation(console.getUpdates, { params: { name: runtime.name } })
  const { error, isBusy, ask } = useUpdateNow(runtime.name)
  const cancel = useCancelUpdate(runtime.name)
  const refusal = useRefusal(console.startUpdate)
  const isNarrow = useIsNarrow()
  const rows: Row[] = updates.nodes.map((update) => ({ update, known: versions.find(({ version }) => version === update.version) }))
  const actions: ItemColumn<Row> = {
    header: updateWords.columns.actions,
    width: 56,
    isAction: true,
    cell: ({ update: { name, state, isCancelable } }) => {
      if (isCancelable)
        return (
          <IconButton
            label={updateWords.cancelOf(name)}
            refusal={refusal}
            icon={<DismissRegular />}
            onClick={() => void cancel.ask(name)}
          />
        )
      return canBeAsked.has(state) ? (
        <IconButton label={updateWords.nowOf(name)} refusal={refusal} icon={<ArrowSyncRegular />} onClick={() => void ask(name)} />
      ) : null
    },
  }
  const isAskable = rows.some(({ update }) => canBeAsked.has(update.state))
  const isCancelable = rows.some(({ update }) => update.isCancelable)
  return (
    <div className={styles.panel}>
      <p className={styles.text}>{versionWords.latest(latest)}</p>
      {updates.stoppedBy === undefined ? null : (
        <MessageBox title={updateWords.stopped(updates.stoppedBy)}>{updateWords.stoppedText}</MessageBox>
      )}
      {rows.length === 0 ? (
        <p className={styles.text}>{versionWords.noNode}</p>
      ) : (
        <ItemTable
          label={versionWords.label}
          isTall
          items={rows}
          columns={[...columnsOf(updates.target ?? latest, isNarrow), actions]}
          keyOf={({ update }) => update.name}
        />
      )}
      <InlineError error={error} title={updateWords.notAsked} />
      <InlineError error={cancel.error} title={updateWords.notCanceled} />
      {isAskable || isCancelable ? (
        <div className={styles.buttons}>
          {isAskable ? (
            <BusyButton isBusy={isBusy} isDisabled={refusal !== null} onClick={() => void ask()}>
              {updateWords.now}
            </BusyButton>
          ) : null}
          {isCancelable ? (
            <BusyButton appearance="secondary" isBusy={cancel.isBusy} isDisabled={refusal !== null} onClick={() => void cancel.ask()}>
              {updateWords.cancel}
            </BusyButton>
          ) : null}
        </div>
      ) : null}
      <HowTo runtime={runtime} updates={updates} latest={latest} />
      <UpdateSchedule runtimeName={runtime.name} updates={updates} changed={changedUpdates} onChange={onUpdates} />
      <p className={styles.text}>{updateWords.how}</p>
      <p className={styles.text}>{versionWords.rule}</p>
    </div>
  )
}

const canBeAsked: ReadonlySet<UpdateOfNode['state']> = new Set(['outdated', 'waiting', 'refused', 'rolledBack', 'failed'] as const)

/** Asks for the update of one node, or of all. */
function useUpdateNow(name: string) {
  const [error, setError] = useState<unknown>(null)
  const start = useCall(console.startUpdate, [console.getUpdates, console.listActivity])
  const ask = async (nodeName?: string) => {
    if (start.isPending) return
    setError(null)
    try {
      const { target = '' } = await start.mutateAsync({ params: { name }, body: nodeName === undefined ? {} : { nodeName } })
      notify({ intent: 'success', title: nodeName === undefined ? updateWords.asked(target) : updateWords.askedOf(nodeName, target) })
    } catch (cause) {
      setError(cause)
    }
  }
  return { error, isBusy: start.isPending, ask }
}

/** Takes back the update of one node, or of all that can be. */
function useCancelUpdate(name: string) {
  const [error, setError] = useState<unknown>(null)
  const cancel = useCall(console.cancelUpdate, [console.getUpdates, console.listActivity])
  const ask = async (nodeName?: string) => {
    if (cancel.isPending) return
    setError(null)
    try {
      await cancel.mutateAsync({ params: { name }, body: nodeName === undefined ? {} : { nodeName } })
      notify({ intent: 'success', title: nodeName === undefined ? updateWords.canceled : updateWords.canceledOf(nodeName) })
    } catch (cause) {
      setError(cause)
    }
  }
  return { error, isBusy: cancel.isPending, ask }
}

/** On a phone the version stands below the name, so that the state fits beside it. */
const columnsOf = (target: string, isNarrow: boolean): readonly ItemColumn<Row>[] => [
  { header: versionWords.header.node, width: isNarrow ? 96 : 160, cell: ({ update }) => <NameCell update={update} isNarrow={isNarrow} /> },
  ...(isNarrow ? [] : [{ header: versionWords.header.installed, width: 90, cell: ({ update }: Row) => update.version }]),
  {
    header: versionWords.header.update,
    width: isNarrow ? 200 : 260,
    cell: ({ update }) => <UpdateState update={update} target={target} />,
  },
  { header: versionWords.header.support, width: 230, cell: ({ known }) => <Support known={known} /> },
]

function NameCell({ update: { name, version }, isNarrow }: { update: UpdateOfNode; isNarrow: boolean }) {
  const styles = useStyles()
  return isNarrow ? (
    <span className={styles.lines}>
      <span>{name}</span>
      <span>{version}</span>
    </span>
  ) : (
    name
  )
}

/** By hand, where the console has nothing to update nodes with. */
function HowTo({ runtime, updates, latest }: { runtime: RuntimeDetail; updates: RuntimeUpdates; latest: string }) {
  const styles = useStyles()
  const view = useListView()
  if (updates.target !== undefined) return null
  const outdated = runtime.isUpdateAvailable ? runtime.nodes.filter(({ version }) => version !== latest).length : 0
  return (
    <>
      <p className={styles.text}>{updateWords.noOffer}</p>
      {outdated === 0 ? null : (
        <>
          <h3 className={styles.heading}>{versionWords.howTo(outdated)}</h3>
          <ol className={styles.steps}>
            <li>{versionWords.drain(<AppLink href={paths.runtime(runtime.name, 'nodes', view)}>{versionWords.nodesTab}</AppLink>)}</li>
            <li>
              {versionWords.install(
                latest,
                <AppLink href={paths.runtime(runtime.name, undefined, view)}>{versionWords.settingsTab}</AppLink>,
              )}
            </li>
            <li>{versionWords.start}</li>
          </ol>
        </>
      )}
    </>
  )
}

const dayMs = 86_400_000

function Support({ known }: { known: NodeVersion | undefined }) {
  const { now } = useClock()
  if (known?.supportedUntil === undefined) return <StatusText glyph="good">{versionWords.supported}</StatusText>
  const until = dayText(known.supportedUntil)
  const days = Math.ceil((Date.parse(known.supportedUntil) - now.getTime()) / dayMs)
  switch (known.support) {
    case 'supported':
      return <StatusText glyph="good">{versionWords.until(until)}</StatusText>
    case 'ending':
      return <StatusText glyph="warning">{versionWords.ending(until, days)}</StatusText>
    case 'ended':
      return <StatusText glyph="bad">{versionWords.ended(until)}</StatusText>
  }
}
