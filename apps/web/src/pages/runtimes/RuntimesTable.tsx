import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { console, type RuntimeSummary } from '@mooring/contract'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { RuntimeStatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  nameLink: { overflow: 'hidden', textOverflow: 'ellipsis' },
  status: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  glyphAndText: { flexShrink: 0 },
  since: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
})

/** The id of the link of a runtime in the list, so that the focus can be put there. */
export const nameLinkId = (name: string): string => `runtime-${name}`

const columns: readonly ItemColumn<RuntimeSummary>[] = [
  { header: 'Name', width: 214, cell: (runtime) => <NameCell name={runtime.name} /> },
  { header: 'Status', width: 240, cell: (runtime) => <StatusCell runtime={runtime} /> },
  { header: 'Type', width: 96, cell: () => 'Self-Hosted' },
  { header: 'Nodes', width: 64, cell: (runtime) => `${runtime.nodesOnline}/${runtime.nodesTotal}` },
  { header: 'Version', width: 76, cell: (runtime) => runtime.version ?? '—' },
  { header: 'Used by', width: 82, cell: (runtime) => scansText(runtime.usedBy) },
  { header: 'Last seen', width: 112, cell: (runtime) => (runtime.lastSeen ? <RelativeTime at={runtime.lastSeen} /> : 'Never') },
  { header: 'Description', width: 142, cell: (runtime) => <span title={runtime.description}>{runtime.description ?? ''}</span> },
]

const scansText = (count: number): string => (count === 1 ? '1 scan' : `${count} scans`)

export function RuntimesTable(props: {
  ticked: ReadonlySet<string>
  onTick: (names: ReadonlySet<string>) => void
  onDelete: (name: string) => void
  cannotCreate: string | null
  cannotDelete: string | null
}) {
  const go = useGo()
  const pages = useOperationPages(console.listRuntimes, {})
  if (pages.items.length === 0) return <NoRuntimes cannotCreate={props.cannotCreate} />

  const actions: ItemColumn<RuntimeSummary> = {
    header: 'Actions',
    width: 52,
    isAction: true,
    cell: ({ name }) => (
      <LazyMenu
        label={`More actions for ${name}`}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: 'Edit', icon: <EditRegular />, onClick: () => go(paths.runtime(name)) },
          { label: 'Delete', icon: <DeleteRegular />, refusal: props.cannotDelete, onClick: () => props.onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one="integration runtime" many="integration runtimes" />
      <ItemTable
        label="Integration runtimes"
        items={pages.items}
        columns={[...columns, actions]}
        keyOf={(runtime) => runtime.name}
        selection={{ keys: props.ticked, onChange: props.onTick }}
      />
      <LoadMore pages={pages} />
    </>
  )
}

function NameCell({ name }: { name: string }) {
  const styles = useStyles()
  return (
    <span className={styles.name}>
      <RuntimeIcon size={18} />
      <AppLink href={paths.runtime(name)} id={nameLinkId(name)} className={styles.nameLink}>
        {name}
      </AppLink>
    </span>
  )
}

function StatusCell({ runtime }: { runtime: RuntimeSummary }) {
  const styles = useStyles()
  return (
    <span className={styles.status}>
      <span className={styles.glyphAndText}>
        <RuntimeStatusText state={runtime.state} reason={runtime.reason} />
      </span>
      <span className={styles.since}>
        <RelativeTime at={runtime.since} />
      </span>
    </span>
  )
}

function NoRuntimes({ cannotCreate }: { cannotCreate: string | null }) {
  const go = useGo()
  return (
    <EmptyState
      icon={<RuntimeIcon size={64} />}
      title="No integration runtimes yet"
      action={
        <Button appearance="primary" disabledFocusable={cannotCreate !== null} onClick={() => go(paths.newRuntime())}>
          New integration runtime
        </Button>
      }
    >
      An integration runtime runs scans inside a private network. Create one here, install its node on a machine that can reach your data
      sources, and register the node with an authentication key. The node only calls out: nothing has to be opened towards it.
      {cannotCreate ? ` ${cannotCreate}` : ''}
    </EmptyState>
  )
}
