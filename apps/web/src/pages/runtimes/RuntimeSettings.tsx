import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { console, type RuntimeDetail } from '@mooring/contract'
import { lazy, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { hasErrorCode } from '../../api/describeError.ts'
import { useCall } from '../../api/useCall.ts'
import { useLateOperation, useOperationQuery } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { FlyoutContent, useCloseFlyout } from '../../components/Flyout.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RuntimeStatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { changeOf, draftRefusal, hasChanges, type RuntimeDraft } from './runtimeDraft.ts'
import { tabId, tabOf, type Tab } from './runtimeTabs.ts'
import { TabLine } from './TabLine.tsx'
import type { ChangedUpdates } from './updateDraft.ts'
import { useListView } from './useListView.ts'

const SettingsPanel = lazy(async () => ({ default: (await import('./SettingsPanel.tsx')).SettingsPanel }))
const NodesPanel = lazy(async () => ({ default: (await import('./NodesPanel.tsx')).NodesPanel }))
const VersionPanel = lazy(async () => ({ default: (await import('./VersionPanel.tsx')).VersionPanel }))
const UsedByPanel = lazy(async () => ({ default: (await import('./UsedByPanel.tsx')).UsedByPanel }))
const RunsPanel = lazy(async () => ({ default: (await import('./RunsPanel.tsx')).RunsPanel }))
const ActivityPanel = lazy(async () => ({ default: (await import('./ActivityPanel.tsx')).ActivityPanel }))
const DiagnosticsPanel = lazy(async () => ({ default: (await import('./DiagnosticsPanel.tsx')).DiagnosticsPanel }))

const useStyles = makeStyles({
  // As high before the status is known as with it.
  subtitle: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: tokens.lineHeightBase300,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
})

/** "Integration runtime settings" of one runtime: what may be changed, its keys and nodes, and what it does. */
export function RuntimeSettings({ name }: { name: string }) {
  const styles = useStyles()
  const close = useCloseFlyout()
  const [draft, setDraft] = useState<RuntimeDraft>({})
  const [changedUpdates, setChangedUpdates] = useState<ChangedUpdates | null>(null)
  const [error, setError] = useState<unknown>(null)
  const params = { name }
  const runtime = useLateOperation(console.getRuntime, { params }).data
  const update = useCall(console.updateRuntime, [console.listRuntimes, console.getRuntime, console.listActivity])
  const isChanged = runtime !== undefined && (hasChanges(draft, runtime) || draftRefusal(draft, runtime) !== null)

  const save = async () => {
    if (!runtime || update.isPending || draftRefusal(draft, runtime) !== null) return
    setError(null)
    try {
      await update.mutateAsync({ params, body: changeOf(draft, runtime) })
      setDraft({})
      notify({
        intent: 'success',
        title: runtimeSettingsWords.saved(name),
        link: { text: runtimeSettingsWords.open(name), href: paths.runtime(name) },
      })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <FlyoutContent
      title={runtimeSettingsWords.title}
      subtitle={
        <span className={styles.subtitle}>
          <span className={styles.name}>{name}</span>
          {runtime ? <RuntimeStatusText state={runtime.state} /> : null}
        </span>
      }
      isRead
      footer={
        isChanged ? (
          <BusyButton isBusy={update.isPending} isDisabled={draftRefusal(draft, runtime) !== null} onClick={() => void save()}>
            {buttonWords.save}
          </BusyButton>
        ) : (
          <Button appearance="primary" onClick={close}>
            {buttonWords.close}
          </Button>
        )
      }
      footerEnd={isChanged ? <CancelButton /> : null}
      isUnsaved={isChanged || changedUpdates?.isOther === true}
    >
      <DataRegion what={runtimeSettingsWords.what(name)} fallback={<Placeholder label={runtimeSettingsWords.what(name)} />}>
        <SettingsContent name={name} draft={draft} onDraft={setDraft} changedUpdates={changedUpdates} onUpdates={setChangedUpdates} />
      </DataRegion>
      <InlineError error={error} title={runtimeSettingsWords.notSaved} />
    </FlyoutContent>
  )
}

interface ContentProps {
  draft: RuntimeDraft
  onDraft: (draft: RuntimeDraft) => void
  changedUpdates: ChangedUpdates | null
  onUpdates: (changed: ChangedUpdates | null) => void
}

function SettingsContent({ name, ...editing }: ContentProps & { name: string }) {
  const go = useGo()
  const current = tabOf(useRouteSearch()['tab'])
  const view = useListView()
  const query = useOperationQuery(console.getRuntime, { params: { name } })
  const runtime: RuntimeDetail = query.data
  if (hasErrorCode(query.error, 'IntegrationRuntime_NotFound')) {
    return <InlineError error={query.error} title={runtimeSettingsWords.deleted(name)} />
  }
  const open = (tab: Tab) => go(paths.runtime(name, tab === 'settings' ? undefined : tab, view), { replace: true })
  return (
    <>
      <TabLine runtime={runtime} current={current} onOpen={open} />
      <div role="tabpanel" aria-labelledby={tabId(current)}>
        <DataRegion key={current} what={runtimeSettingsWords.thisTab} fallback={<Placeholder label={runtimeSettingsWords.thisTab} />}>
          <Panel runtime={runtime} {...editing} />
        </DataRegion>
      </div>
    </>
  )
}

function Panel({ runtime, draft, onDraft, ...updating }: ContentProps & { runtime: RuntimeDetail }) {
  const cannotChange = useRefusal(console.updateRuntime)
  const current = tabOf(useRouteSearch()['tab'])
  switch (current) {
    case 'settings':
      return <SettingsPanel runtime={runtime} draft={draft} onDraft={onDraft} cannotChange={cannotChange} />
    case 'nodes':
      return <NodesPanel runtime={runtime} />
    case 'version':
      return <VersionPanel runtime={runtime} {...updating} />
    case 'used-by':
      return <UsedByPanel runtime={runtime} />
    case 'runs':
      return <RunsPanel name={runtime.name} />
    case 'activity':
      return <ActivityPanel name={runtime.name} />
    case 'diagnostics':
      return <DiagnosticsPanel runtime={runtime} />
  }
}
