import { Button, Tab, TabList, makeStyles } from '@fluentui/react-components'
import { console, purview, type RuntimeDetail } from '@mooring/contract'
import { useState } from 'react'
import { hasErrorCode } from '../../api/describeError.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperationQuery } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { FlyoutContent } from '../../components/Flyout.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { NodesPanel, nodesTabId } from './NodesPanel.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'

const useStyles = makeStyles({
  tabs: { marginLeft: '-12px' },
})

/** "Integration runtime settings" of one runtime: its description, its keys and its nodes. */
export function RuntimeSettings({ name, onClose }: { name: string; onClose: () => void }) {
  /** What was typed and is not saved yet; null: nothing. */
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const put = useCall(purview.putRuntime, [console.listRuntimes, console.getRuntime])

  const save = async () => {
    if (draft === null || put.isPending) return
    setError(null)
    try {
      const properties = draft.trim() === '' ? {} : { description: draft.trim() }
      await put.mutateAsync({ params: { integrationRuntimeName: name }, body: { kind: 'SelfHosted', properties } })
      setDraft(null)
      notify({ intent: 'success', title: `${name} saved` })
    } catch (cause) {
      setError(cause)
    }
  }

  const close = <Button onClick={onClose}>{draft === null ? 'Close' : 'Cancel'}</Button>
  return (
    <FlyoutContent
      title="Integration runtime settings"
      isRead
      footer={
        draft === null ? (
          <Button appearance="primary" onClick={onClose}>
            Close
          </Button>
        ) : (
          <BusyButton isBusy={put.isPending} onClick={() => void save()}>
            Save
          </BusyButton>
        )
      }
      footerEnd={draft === null ? null : close}
    >
      <DataRegion what={`the integration runtime ${name}`} fallback={<Placeholder label={`the integration runtime ${name}`} />}>
        <SettingsContent name={name} draft={draft} onDraft={setDraft} />
      </DataRegion>
      <InlineError error={error} title="The description was not saved" />
    </FlyoutContent>
  )
}

function SettingsContent({ name, draft, onDraft }: { name: string; draft: string | null; onDraft: (draft: string | null) => void }) {
  const styles = useStyles()
  const go = useGo()
  const { tab } = useRouteSearch()
  const query = useOperationQuery(console.getRuntime, { params: { name } })
  const runtime: RuntimeDetail = query.data
  const cannotChange = useRefusal(purview.putRuntime)
  const current = tab === 'nodes' ? 'nodes' : 'settings'
  if (hasErrorCode(query.error, 'IntegrationRuntime_NotFound')) {
    return <InlineError error={query.error} title={`${name} has been deleted`} />
  }
  return (
    <>
      <TabList
        className={styles.tabs}
        selectedValue={current}
        onTabSelect={(_, { value }) => go(paths.runtime(name, value === 'nodes' ? 'nodes' : undefined), { replace: true })}
      >
        <Tab value="settings" id="tab-settings">
          Settings
        </Tab>
        <Tab value="nodes" id={nodesTabId}>
          Nodes ({runtime.nodes.length})
        </Tab>
      </TabList>
      <div role="tabpanel" aria-labelledby={current === 'nodes' ? nodesTabId : 'tab-settings'}>
        {current === 'nodes' ? (
          <NodesPanel runtime={runtime} />
        ) : (
          <SettingsPanel runtime={runtime} draft={draft} onDraft={onDraft} cannotChange={cannotChange} />
        )}
      </div>
    </>
  )
}
