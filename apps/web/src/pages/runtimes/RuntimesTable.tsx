import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { console, type RuntimeSummary } from '@mooring/contract'
import { lazy, useEffect, useMemo, useRef } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { timeWords } from '#strings/timeWords.ts'
import { useCursorRows } from '../../api/useCursorRows.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { RuntimeStatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { useIsNarrow } from '../../components/useIsNarrow.ts'
import { useRowWindow } from '../../components/useRowWindow.ts'
import { VirtualTable, aroundTable, rowHeight, type TableColumn } from '../../components/VirtualTable.tsx'
import { paths } from '../../paths.ts'
import { ListStatus } from './ListStatus.tsx'
import { nameLinkId } from './nameLinkId.ts'
import { isFiltered, runtimesQuery, withoutFilters, type RuntimesView } from './runtimesView.ts'
import { useColumnWidths } from './useColumnWidths.ts'
import { useListView } from './useListView.ts'

const EmptyRuntimes = lazy(async () => ({ default: (await import('./EmptyRuntimes.tsx')).EmptyRuntimes }))

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { display: 'inline-flex', flexShrink: 0 },
  cut: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
  status: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    // One below the other, in the height of the row: beside each other they would be cut.
    '@media (max-width: 640px)': {
      flexDirection: 'column',
      gap: 0,
      fontSize: tokens.fontSizeBase200,
      lineHeight: '15px',
    },
  },
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

const { header } = runtimesListWords

type RuntimeColumn = TableColumn<RuntimeSummary> & { key: keyof typeof header }

const columns: readonly RuntimeColumn[] = [
  { key: 'name', header: header.name, width: 164, sort: 'name', cell: (runtime) => <NameCell name={runtime.name} /> },
  { key: 'status', header: header.status, width: 240, sort: 'state', cell: (runtime) => <StatusCell runtime={runtime} /> },
  {
    key: 'type',
    header: header.type,
    width: 86,
    cell: () => <span title={runtimesListWords.selfHosted}>{runtimesListWords.selfHosted}</span>,
  },
  { key: 'nodes', header: header.nodes, width: 70, sort: 'nodes', cell: (runtime) => `${runtime.nodesOnline}/${runtime.nodesTotal}` },
  { key: 'version', header: header.version, width: 104, sort: 'version', cell: (runtime) => <VersionCell runtime={runtime} /> },
  { key: 'usedBy', header: header.usedBy, width: 82, sort: 'usedBy', cell: (runtime) => runtimesListWords.scans(runtime.usedBy) },
  {
    key: 'lastSeen',
    header: header.lastSeen,
    width: 110,
    sort: 'lastSeen',
    cell: (runtime) => <LastSeen runtime={runtime} />,
  },
  {
    key: 'description',
    header: header.description,
    width: 104,
    cell: (runtime) => <span title={runtime.description}>{runtime.description ?? ''}</span>,
  },
  { key: 'tags', header: header.tags, width: 84, cell: (runtime) => <TagsCell tags={runtime.tags} /> },
  { key: 'created', header: header.created, width: 110, sort: 'createdAt', cell: (runtime) => <RelativeTime at={runtime.createdAt} /> },
]

/** Where a page is so narrow that only these two are seen at first. */
const narrowWidths: Partial<Record<RuntimeColumn['key'], number>> = {
  name: 136 - runtimesListWords.statusWiderOnPhone(),
  status: 144 + runtimesListWords.statusWiderOnPhone(),
}

const widthOf = ({ key, width }: RuntimeColumn, isNarrow: boolean): number =>
  (isNarrow ? narrowWidths[key] : undefined) ?? width + runtimesListWords.wider(key)

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
  const rowWindow = useRowWindow({ rowHeight, around: aroundTable })
  const { first, last, toTop } = rowWindow
  const rows = useCursorRows(console.listRuntimes, runtimesQuery(view), { first, last })
  const isNarrow = useIsNarrow()
  const drawn = useDrawnColumns(shownColumns, { ...props, isNarrow })
  const resizing = useColumnWidths()
  const viewKey = JSON.stringify(view)
  const drawnView = useRef(viewKey)

  // An effect, because another view begins at its top, once it is on the page. The first one is there already.
  useEffect(() => {
    if (drawnView.current === viewKey) return
    drawnView.current = viewKey
    toTop()
  }, [viewKey, toTop])

  const listed = new Set(rows.loaded().map(nameOf))
  // Of a list that is longer than what was read, nobody knows which have left it: the question of a deletion names them all.
  const left = listed.size < rows.count ? [] : [...ticked].filter((name) => !listed.has(name))
  const leftKey = left.join()

  // An effect, because the ticks are the page's, and a change of somebody else shows only here. What is not seen is not acted on.
  useEffect(() => {
    if (leftKey === '') return
    const gone = new Set(leftKey.split(','))
    onTick(new Set([...ticked].filter((name) => !gone.has(name))))
  }, [leftKey, ticked, onTick])

  if (rows.total === 0) {
    const onClear = isFiltered(view) ? () => props.onFilter(withoutFilters(view)) : null
    return <EmptyRuntimes onClear={onClear} cannotCreate={props.cannotCreate} />
  }
  return (
    <>
      <RefreshError error={rows.error} onRetry={() => void rows.refresh()} />
      <ListStatus first={first} last={last} total={rows.count} view={view} ticked={ticked} onTick={onTick} />
      <VirtualTable
        label={runtimesListWords.title}
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
        resizing={isNarrow ? undefined : resizing}
        selection={{ keys: ticked, onChange: onTick, all: () => rows.loaded().map(nameOf) }}
      />
    </>
  )
}

function useDrawnColumns(
  shown: ReadonlySet<string>,
  { cannotDelete, onDelete, isNarrow }: Pick<RuntimesTableProps, 'cannotDelete' | 'onDelete'> & { isNarrow: boolean },
): readonly TableColumn<RuntimeSummary>[] {
  const names = [...shown].join()
  return useMemo(() => {
    const chosen = names.split(',')
    const drawn = columns.filter(({ key }) => key === 'name' || chosen.includes(key))
    return [
      ...drawn.map((column) => ({ ...column, width: widthOf(column, isNarrow) })),
      {
        header: controlWords.actions,
        width: 44,
        isAction: true,
        cell: ({ name }: RuntimeSummary) => <RowMenu name={name} cannotDelete={cannotDelete} onDelete={onDelete} />,
      },
    ]
  }, [names, cannotDelete, onDelete, isNarrow])
}

function RowMenu({ name, cannotDelete, onDelete }: { name: string; cannotDelete: string | null; onDelete: (name: string) => void }) {
  const go = useGo()
  const view = useListView()
  return (
    <LazyMenu
      label={controlWords.moreActions(name)}
      icon={<MoreHorizontalRegular />}
      entries={[
        { label: buttonWords.edit, icon: <EditRegular />, onClick: () => go(paths.runtime(name, undefined, view)) },
        { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotDelete, onClick: () => onDelete(name) },
      ]}
    />
  )
}

function NameCell({ name }: { name: string }) {
  const styles = useStyles()
  const view = useListView()
  return (
    <span className={styles.name}>
      <span className={styles.icon}>
        <RuntimeIcon size={18} />
      </span>
      <AppLink href={paths.runtime(name, undefined, view)} id={nameLinkId(name)} className={styles.cut}>
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
        <RuntimeStatusText state={runtime.state} reason={statusWords.runtimeReason(runtime)} />
      </span>
      <span className={mergeClasses(styles.cut, styles.quiet)}>
        <RelativeTime at={runtime.since} />
      </span>
    </span>
  )
}

/** Heartbeats are not announced, so the time would go stale; that nodes are connected says more, and losing them is announced. */
function LastSeen({ runtime: { lastSeen, nodesOnline } }: { runtime: RuntimeSummary }) {
  if (lastSeen === undefined) return runtimesListWords.never
  return nodesOnline > 0 ? timeWords.justNow : <RelativeTime at={lastSeen} />
}

/** The oldest of its nodes, which is the one that matters, and how many others there are. */
function VersionCell({ runtime: { versions, isUpdateAvailable } }: { runtime: RuntimeSummary }) {
  const styles = useStyles()
  const [oldest, ...others] = versions
  if (oldest === undefined) return '—'
  const text = others.length === 0 ? oldest : runtimesListWords.versions(oldest, others.length)
  const all = versions.join(', ')
  return (
    <span className={styles.cut} title={isUpdateAvailable ? runtimesListWords.updateOf(all) : all}>
      {text} {isUpdateAvailable ? <UpdateTag isBrief={others.length > 0} /> : null}
    </span>
  )
}

const upwards = '↑'

/** Brief where the word would not fit. */
function UpdateTag({ isBrief }: { isBrief: boolean }) {
  const styles = useStyles()
  if (!isBrief) return <span className={styles.tag}>{runtimesListWords.update}</span>
  return (
    <span className={styles.tag} role="img" aria-label={runtimesListWords.update}>
      {upwards}
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
