import { makeResetStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import type { RuntimeSummary } from '@mooring/contract'
import { useMemo, type ReactNode } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { timeWords } from '#strings/timeWords.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { RuntimeStatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import type { TableColumn } from '../../components/VirtualRow.tsx'
import { paths } from '../../paths.ts'
import { nameLinkId } from './nameLinkId.ts'
import type { RuntimesView } from './runtimesView.ts'

// One class for each, and no box that only places another: there are hundreds of them.
// Higher than a letter, but not so that its line would be higher than the others.
const useIconClass = makeResetStyles({ margin: `-1px ${tokens.spacingHorizontalS} -1px 0`, verticalAlign: '-3.5px' })
const useStatusClass = makeResetStyles({
  display: 'contents',
  // One below the other, in the height of the row: beside each other they would be cut.
  '@media (max-width: 640px)': {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '15px',
    '& > *': { display: 'block', overflow: 'clip', textOverflow: 'ellipsis' },
  },
})
const useSinceClass = makeResetStyles({
  marginLeft: tokens.spacingHorizontalS,
  color: tokens.colorNeutralForeground3,
  '@media (max-width: 640px)': { marginLeft: 0 },
})
const useTagClass = makeResetStyles({
  display: 'inline-block',
  marginRight: tokens.spacingHorizontalXS,
  padding: `0 ${tokens.spacingHorizontalXS}`,
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  borderRadius: tokens.borderRadiusMedium,
  fontSize: tokens.fontSizeBase200,
  lineHeight: tokens.lineHeightBase200,
})

const { header } = runtimesListWords

type RuntimeColumn = Omit<TableColumn<RuntimeSummary>, 'cell'> & {
  key: keyof typeof header
  /** `view`: the one that a link leads back to. */
  cell: (runtime: RuntimeSummary, view: RuntimesView) => ReactNode
}

const columns: readonly RuntimeColumn[] = [
  { key: 'name', header: header.name, width: 164, sort: 'name', cell: ({ name }, view) => <NameCell name={name} view={view} /> },
  { key: 'status', header: header.status, width: 240, sort: 'state', cell: (runtime) => <StatusCell runtime={runtime} /> },
  {
    key: 'type',
    header: header.type,
    width: 86,
    cell: () => runtimesListWords.selfHosted,
    title: () => runtimesListWords.selfHosted,
  },
  { key: 'nodes', header: header.nodes, width: 70, sort: 'nodes', cell: (runtime) => `${runtime.nodesOnline}/${runtime.nodesTotal}` },
  {
    key: 'version',
    header: header.version,
    width: 104,
    sort: 'version',
    cell: (runtime) => <VersionCell runtime={runtime} />,
    title: ({ versions, isUpdateAvailable }) => {
      const all = versions.join(', ')
      return isUpdateAvailable ? runtimesListWords.updateOf(all) : all
    },
  },
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
    cell: (runtime) => runtime.description,
    title: (runtime) => runtime.description,
  },
  {
    key: 'tags',
    header: header.tags,
    width: 84,
    cell: ({ tags }) => tags.map((tag) => <Tag key={tag} text={tag} />),
    title: ({ tags }) => tags.join(', '),
  },
  { key: 'created', header: header.created, width: 110, sort: 'createdAt', cell: (runtime) => <RelativeTime at={runtime.createdAt} /> },
]

/** Where a page is so narrow that only these two are seen at first. */
const narrowWidths: Partial<Record<RuntimeColumn['key'], number>> = {
  name: 136 - runtimesListWords.statusWiderOnPhone(),
  status: 144 + runtimesListWords.statusWiderOnPhone(),
}

const widthOf = ({ key, width }: RuntimeColumn, isNarrow: boolean): number =>
  (isNarrow ? narrowWidths[key] : undefined) ?? width + runtimesListWords.wider(key)

/** The columns that whoever is signed in has chosen, and one of menus; the same ones for as long as nothing of them changes. */
export function useDrawnColumns(
  shown: ReadonlySet<string>,
  { viewKey, cannotDelete, onDelete, isNarrow }: Pick<RowMenuProps, 'cannotDelete' | 'onDelete'> & { viewKey: string; isNarrow: boolean },
): readonly TableColumn<RuntimeSummary>[] {
  const names = [...shown].join()
  return useMemo(() => {
    const view = JSON.parse(viewKey) as RuntimesView
    const chosen = names.split(',')
    const drawn = columns.filter(({ key }) => key === 'name' || chosen.includes(key))
    return [
      ...drawn.map((column) => ({
        ...column,
        width: widthOf(column, isNarrow),
        cell: (runtime: RuntimeSummary) => column.cell(runtime, view),
      })),
      {
        header: controlWords.actions,
        width: 44,
        isAction: true,
        cell: ({ name }: RuntimeSummary) => <RowMenu name={name} view={view} cannotDelete={cannotDelete} onDelete={onDelete} />,
      },
    ]
  }, [names, viewKey, cannotDelete, onDelete, isNarrow])
}

interface RowMenuProps {
  name: string
  view: RuntimesView
  cannotDelete: string | null
  onDelete: (name: string) => void
}

function RowMenu({ name, view, cannotDelete, onDelete }: RowMenuProps) {
  const go = useGo()
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

function NameCell({ name, view }: { name: string; view: RuntimesView }) {
  const icon = useIconClass()
  return (
    <>
      <RuntimeIcon size={18} className={icon} />
      <AppLink href={paths.runtime(name, undefined, view)} id={nameLinkId(name)}>
        {name}
      </AppLink>
    </>
  )
}

function StatusCell({ runtime }: { runtime: RuntimeSummary }) {
  const status = useStatusClass()
  const since = useSinceClass()
  return (
    <div className={status}>
      <RuntimeStatusText state={runtime.state} reason={statusWords.runtimeReason(runtime)} />
      <RelativeTime at={runtime.since} className={since} />
    </div>
  )
}

/** Heartbeats are not announced, so the time would go stale; that nodes are connected says more, and losing them is announced. */
function LastSeen({ runtime: { lastSeen, nodesOnline } }: { runtime: RuntimeSummary }) {
  if (lastSeen === undefined) return runtimesListWords.never
  return nodesOnline > 0 ? timeWords.justNow : <RelativeTime at={lastSeen} />
}

/** The oldest of its nodes, which is the one that matters, and how many others there are. */
function VersionCell({ runtime: { versions, isUpdateAvailable } }: { runtime: RuntimeSummary }) {
  const [oldest, ...others] = versions
  if (oldest === undefined) return '—'
  const text = others.length === 0 ? oldest : runtimesListWords.versions(oldest, others.length)
  return (
    <>
      {text} {isUpdateAvailable ? <UpdateTag isBrief={others.length > 0} /> : null}
    </>
  )
}

const upwards = '↑'

/** Brief where the word would not fit. */
function UpdateTag({ isBrief }: { isBrief: boolean }) {
  const tag = useTagClass()
  if (!isBrief) return <Tag text={runtimesListWords.update} />
  return (
    <span className={tag} role="img" aria-label={runtimesListWords.update}>
      {upwards}
    </span>
  )
}

const Tag = ({ text }: { text: string }) => <span className={useTagClass()}>{text}</span>
