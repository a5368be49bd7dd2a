import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { console, type RuntimeSummary } from '@mooring/contract'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useCursorRows } from '../../api/useCursorRows.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { RuntimeStatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRowWindow } from '../../components/useRowWindow.ts'
import { VirtualTable, rowHeight, type TableColumn } from '../../components/VirtualTable.tsx'
import { paths } from '../../paths.ts'
import { ListStatus } from './ListStatus.tsx'
import { nameLinkId } from './nameLinkId.ts'
import { isFiltered, runtimesQuery, withoutFilters, type RuntimesView } from './runtimesView.ts'

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  cut: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
  status: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  glyphAndText: { flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  tag: {
    display: 'inline-block',
    marginRight: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

const columns: readonly TableColumn<RuntimeSummary>[] = [
  { header: 'Name', width: 176, sort: 'name', cell: (runtime) => <NameCell name={runtime.name} /> },
  { header: 'Status', width: 244, sort: 'state', cell: (runtime) => <StatusCell runtime={runtime} /> },
  { header: 'Type', width: 86, cell: () => 'Self-Hosted' },
  { header: 'Nodes', width: 70, sort: 'nodes', cell: (runtime) => `${runtime.nodesOnline}/${runtime.nodesTotal}` },
  { header: 'Version', width: 80, sort: 'version', cell: (runtime) => runtime.version ?? '—' },
  { header: 'Used by', width: 82, sort: 'usedBy', cell: (runtime) => scansText(runtime.usedBy) },
  {
    header: 'Last seen',
    width: 110,
    sort: 'lastSeen',
    cell: (runtime) => (runtime.lastSeen ? <RelativeTime at={runtime.lastSeen} /> : 'Never'),
  },
  { header: 'Description', width: 110, cell: (runtime) => <span title={runtime.description}>{runtime.description ?? ''}</span> },
  { header: 'Tags', width: 84, cell: (runtime) => <TagsCell tags={runtime.tags} /> },
  { header: 'Created', width: 110, sort: 'createdAt', cell: (runtime) => <RelativeTime at={runtime.createdAt} /> },
]

const scansText = (count: number): string => (count === 1 ? '1 scan' : `${count} scans`)
const nameOf = (runtime: RuntimeSummary): string => runtime.name

interface RuntimesTableProps {
  view: RuntimesView
  shownColumns: ReadonlySet<string>
  ticked: ReadonlySet<string>
  onTick: (names: ReadonlySet<string>) => void
  onDelete: (name: string) => void
  onSort: (view: RuntimesView) => void
  onFilter: (view: RuntimesView) => void
  cannotCreate: string | null
  cannotDelete: string | null
}

export function RuntimesTable({ view, shownColumns, ticked, onTick, ...props }: RuntimesTableProps) {
  const rowWindow = useRowWindow(rowHeight)
  const { first, last, toTop } = rowWindow
  const rows = useCursorRows(console.listRuntimes, runtimesQuery(view), { first, last })
  const drawn = useDrawnColumns(shownColumns, props)
  const viewKey = JSON.stringify(view)

  // An effect, because another view begins at its top, once it is on the page.
  useEffect(() => {
    if (viewKey) toTop()
  }, [viewKey, toTop])

  if (rows.total === 0 && isFiltered(view)) return <NoMatch onClear={() => props.onFilter(withoutFilters(view))} />
  if (rows.total === 0) return <NoRuntimes cannotCreate={props.cannotCreate} />
  return (
    <>
      <RefreshError error={rows.error} onRetry={() => void rows.refresh()} />
      <ListStatus first={first} last={last} total={rows.count} view={view} ticked={ticked} onTick={onTick} />
      <VirtualTable
        label="Integration runtimes"
        rows={rows}
        columns={drawn}
        keyOf={nameOf}
        view={rowWindow}
        sorting={{
          by: view.sort ?? 'name',
          isDescending: view.order === 'desc',
          onSort: (by, isDescending) => {
            const { sort: _, order: __, ...filters } = view
            props.onSort({
              ...filters,
              ...(by === 'name' ? {} : { sort: by as NonNullable<RuntimesView['sort']> }),
              ...(isDescending ? { order: 'desc' } : {}),
            })
          },
        }}
        selection={{ keys: ticked, onChange: onTick, all: () => rows.loaded().map(nameOf) }}
      />
    </>
  )
}

function useDrawnColumns(
  shown: ReadonlySet<string>,
  { cannotDelete, onDelete }: Pick<RuntimesTableProps, 'cannotDelete' | 'onDelete'>,
): readonly TableColumn<RuntimeSummary>[] {
  const names = [...shown].join()
  return useMemo(() => {
    const chosen = names.split(',')
    return [
      ...columns.filter(({ header }) => header === 'Name' || chosen.includes(header)),
      {
        header: 'Actions',
        width: 44,
        isAction: true,
        cell: ({ name }: RuntimeSummary) => <RowMenu name={name} cannotDelete={cannotDelete} onDelete={onDelete} />,
      },
    ]
  }, [names, cannotDelete, onDelete])
}

function RowMenu({ name, cannotDelete, onDelete }: { name: string; cannotDelete: string | null; onDelete: (name: string) => void }) {
  const go = useGo()
  return (
    <LazyMenu
      label={`More actions for ${name}`}
      icon={<MoreHorizontalRegular />}
      entries={[
        { label: 'Edit', icon: <EditRegular />, onClick: () => go(paths.runtime(name)) },
        { label: 'Delete', icon: <DeleteRegular />, refusal: cannotDelete, onClick: () => onDelete(name) },
      ]}
    />
  )
}

function NameCell({ name }: { name: string }) {
  const styles = useStyles()
  return (
    <span className={styles.name}>
      <RuntimeIcon size={18} />
      <AppLink href={paths.runtime(name)} id={nameLinkId(name)} className={styles.cut}>
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
      <span className={mergeClasses(styles.cut, styles.quiet)}>
        <RelativeTime at={runtime.since} />
      </span>
    </span>
  )
}

function TagsCell({ tags }: { tags: readonly string[] }) {
  const styles = useStyles()
  return (
    <span className={styles.cut} title={tags.join(', ')}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </span>
  )
}

function NoMatch({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <EmptyState icon={<RuntimeIcon size={64} />} title="No runtime matches" action={<Button onClick={onClear}>Clear filters</Button>}>
      Try fewer letters, or take a filter away.
    </EmptyState>
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
