import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { ColumnEditRegular } from '@fluentui/react-icons/svg/column-edit'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { TagRegular } from '@fluentui/react-icons/svg/tag'
import { console, purview } from '@mooring/contract'
import { useRouter } from '@tanstack/react-router'
import { Suspense, lazy, useCallback, useDeferredValue, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { useRefusal } from '../../api/useSession.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useOptionalRouteParam, useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { nameLinkId } from './nameLinkId.ts'
import { RuntimeFilters } from './RuntimeFilters.tsx'
import { RuntimesTable } from './RuntimesTable.tsx'
import { viewOf, type RuntimesView } from './runtimesView.ts'
import { useListView } from './useListView.ts'
import { hideable, useShownColumns } from './useShownColumns.ts'

const RuntimeFlyout = lazy(async () => ({ default: (await import('./RuntimeFlyout.tsx')).RuntimeFlyout }))
const DeleteRuntime = lazy(async () => ({ default: (await import('./DeleteRuntime.tsx')).DeleteRuntime }))
const DeleteRuntimes = lazy(async () => ({ default: (await import('./DeleteRuntimes.tsx')).DeleteRuntimes }))
const TagRuntimes = lazy(async () => ({ default: (await import('./TagRuntimes.tsx')).TagRuntimes }))
const ColumnChooser = lazy(async () => ({ default: (await import('../../components/ColumnChooser.tsx')).ColumnChooser }))
const ExportMenu = lazy(async () => ({ default: (await import('./ExportMenu.tsx')).ExportMenu }))

const newButtonId = 'new-runtime'

/** What is open over the list, beside what stands in the address. */
type Opened =
  | { what: 'delete'; name: string }
  | { what: 'delete many' | 'tag'; names: readonly string[] }
  | { what: 'columns' | 'export'; button: HTMLElement }

/** Where one is by now, not where this was drawn: what is typed is shown later, when another filter or a flyout may have been opened. */
function useViewHere() {
  const go = useGo()
  const router = useRouter()
  const place = () => router.latestLocation as { pathname: string; search: Record<string, string | undefined> }
  const show = (next: RuntimesView) => {
    const here = place()
    if (here.pathname.startsWith(paths.runtimes())) go(paths.runtimesUnder(here, next), { replace: true })
  }
  return { place, show }
}

/** The Integration runtimes pane: the list, and over it the setup, the settings of one runtime or the question before deleting one. */
export function RuntimesPage() {
  const go = useGo()
  const { place, show } = useViewHere()
  const refresh = useRefresh([console.listRuntimes])
  const name = useOptionalRouteParam('runtimeName')
  const { panel } = useRouteSearch()
  const isCovered = name !== undefined || panel === 'new'
  const view = useListView()
  const shownView = JSON.parse(useDeferredValue(JSON.stringify(view))) as RuntimesView
  const [shownColumns, showColumns] = useShownColumns()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<Opened | null>(null)
  // What was asked over the list leads to a runtime by links: the question goes then, because no dialog lies over another.
  if (isCovered && opened !== null) setOpened(null)
  const cannotCreate = useRefusal(purview.putRuntime)
  const cannotDelete = useRefusal(console.deleteRuntime)
  const cannotTag = useRefusal(console.tagRuntimes)
  const [only] = ticked
  const notOne = ticked.size === 1 ? null : runtimesListWords.tickOne
  const none = ticked.size > 0 ? null : runtimesListWords.tickAny

  const open = (href: string) => go(href)
  const deleteOne = useCallback((one: string) => setOpened({ what: 'delete', name: one }), [])
  const deleteTicked = () => {
    if (ticked.size > 1) setOpened({ what: 'delete many', names: [...ticked] })
    else if (only) deleteOne(only)
  }
  const afterDeletion = (deleted: readonly string[], next?: string) => {
    setOpened(null)
    if (deleted.length === 0) return
    setTicked(new Set([...ticked].filter((key) => !deleted.includes(key))))
    const target = next === undefined ? newButtonId : nameLinkId(next)
    requestAnimationFrame(() => document.getElementById(target)?.focus())
  }
  const close = () => go(paths.runtimes(view))
  const filter = (next: RuntimesView) => {
    // What is ticked is always among what is listed.
    setTicked(new Set())
    show(next)
  }

  return (
    <Page
      title={runtimesListWords.title}
      documentTitle={name ? runtimesListWords.titleOf(name) : runtimesListWords.title}
      commands={
        <CommandBar
          label={runtimesListWords.title}
          commands={[
            {
              label: buttonWords.new,
              id: newButtonId,
              icon: <AddRegular />,
              refusal: cannotCreate,
              onClick: () => open(paths.newRuntime(view)),
            },
            {
              label: buttonWords.edit,
              icon: <EditRegular />,
              refusal: notOne,
              onClick: () => only && open(paths.runtime(only, undefined, view)),
            },
            { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotDelete ?? none, onClick: deleteTicked },
            {
              label: runtimesListWords.tags,
              icon: <TagRegular />,
              refusal: cannotTag ?? none,
              onClick: () => setOpened({ what: 'tag', names: [...ticked] }),
            },
            refresh,
            {
              label: runtimesListWords.export,
              icon: <ArrowDownloadRegular />,
              isMenu: true,
              onClick: (button) => setOpened({ what: 'export', button }),
            },
            {
              label: runtimesListWords.columns,
              icon: <ColumnEditRegular />,
              isMenu: true,
              onClick: (button) => setOpened({ what: 'columns', button }),
            },
          ]}
        />
      }
    >
      <RuntimeFilters view={view} onChange={(change) => filter(viewOf({ ...place().search, ...change }))} onClear={filter} />
      <DataRegion what={runtimesListWords.what} fallback={<Placeholder label={runtimesListWords.what} />}>
        <RuntimesTable
          view={shownView}
          shownColumns={shownColumns}
          ticked={ticked}
          onTick={setTicked}
          onDelete={deleteOne}
          onSort={show}
          onFilter={filter}
          cannotCreate={cannotCreate}
          cannotDelete={cannotDelete}
        />
      </DataRegion>
      <Suspense>
        {isCovered ? <RuntimeFlyout name={name} onClose={close} /> : null}
        {opened ? (
          <OverList
            opened={opened}
            view={view}
            shownColumns={shownColumns}
            onShowColumns={showColumns}
            onClose={() => setOpened(null)}
            onDeleted={afterDeletion}
          />
        ) : null}
      </Suspense>
    </Page>
  )
}

interface OverListProps {
  opened: Opened
  view: RuntimesView
  shownColumns: ReadonlySet<string>
  onShowColumns: (columns: readonly string[]) => void
  onClose: () => void
  /** `next` is the row that has the focus then. */
  onDeleted: (deleted: readonly string[], next?: string) => void
}

function OverList({ opened, view, shownColumns, onShowColumns, onClose, onDeleted }: OverListProps) {
  switch (opened.what) {
    case 'delete':
      return <DeleteRuntime name={opened.name} onClose={(isDeleted, next) => onDeleted(isDeleted ? [opened.name] : [], next)} />
    case 'delete many':
      return <DeleteRuntimes names={opened.names} onClose={(deleted) => onDeleted(deleted)} />
    case 'tag':
      return <TagRuntimes names={opened.names} onClose={onClose} />
    case 'export':
      return <ExportMenu view={view} opener={opened.button} onClose={onClose} />
    case 'columns':
      return (
        <ColumnChooser
          label={runtimesListWords.columns}
          columns={hideable}
          shown={shownColumns}
          onChange={onShowColumns}
          opener={opened.button}
          onClose={onClose}
        />
      )
  }
}
