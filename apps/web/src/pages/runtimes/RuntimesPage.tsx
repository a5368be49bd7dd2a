import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { console, purview } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useDeferredValue, useState } from 'react'
import { markStale } from '../../api/markStale.ts'
import { useRefusal } from '../../api/useSession.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useGo } from '../../components/useGo.ts'
import { useOptionalRouteParam, useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { nameLinkId } from './nameLinkId.ts'
import { RuntimeFilters } from './RuntimeFilters.tsx'
import { RuntimesTable } from './RuntimesTable.tsx'
import { viewOf, type RuntimesView } from './runtimesView.ts'
import { useShownColumns } from './useShownColumns.ts'

const RuntimeFlyout = lazy(async () => ({ default: (await import('./RuntimeFlyout.tsx')).RuntimeFlyout }))
const DeleteRuntime = lazy(async () => ({ default: (await import('./DeleteRuntime.tsx')).DeleteRuntime }))

const newButtonId = 'new-runtime'

/** The view that the address asks for; while something is open over the list, the one from before. */
function useView(isCovered: boolean): RuntimesView {
  const asked = JSON.stringify(viewOf(useRouteSearch()))
  const [kept, setKept] = useState(asked)
  if (!isCovered && kept !== asked) setKept(asked)
  return JSON.parse(isCovered ? kept : asked) as RuntimesView
}

/** The Integration runtimes pane: the list, and over it the setup, the settings of one runtime or the question before deleting one. */
export function RuntimesPage() {
  const go = useGo()
  const queryClient = useQueryClient()
  const name = useOptionalRouteParam('runtimeName')
  const { panel } = useRouteSearch()
  const isCovered = name !== undefined || panel === 'new'
  const view = useView(isCovered)
  const shownView = JSON.parse(useDeferredValue(JSON.stringify(view))) as RuntimesView
  const [shownColumns] = useShownColumns()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotCreate = useRefusal(purview.putRuntime)
  const cannotDelete = useRefusal(console.deleteRuntime)
  const [only] = ticked
  const isOneTicked = ticked.size === 1
  const notOne = isOneTicked ? null : 'Tick one integration runtime first.'

  const open = (href: string) => go(href)
  const close = () => go(paths.runtimes(view))
  const show = (next: RuntimesView) => go(paths.runtimes(next), { replace: true })
  const filter = (next: RuntimesView) => {
    // What is ticked is always among what is listed.
    setTicked(new Set())
    show(next)
  }

  return (
    <Page
      title="Integration runtimes"
      documentTitle={name ? `${name} - Integration runtimes` : 'Integration runtimes'}
      commands={
        <CommandBar
          label="Integration runtimes"
          commands={[
            { label: 'New', id: newButtonId, icon: <AddRegular />, refusal: cannotCreate, onClick: () => open(paths.newRuntime()) },
            { label: 'Edit', icon: <EditRegular />, refusal: notOne, onClick: () => only && open(paths.runtime(only)) },
            { label: 'Delete', icon: <DeleteRegular />, refusal: cannotDelete ?? notOne, onClick: () => setDeleting(only ?? null) },
            {
              label: 'Refresh',
              icon: <ArrowClockwiseRegular />,
              onClick: () => void markStale(queryClient, [console.listRuntimes]),
            },
          ]}
        />
      }
    >
      <RuntimeFilters view={view} onChange={(change) => filter(viewOf({ ...view, ...change }))} onClear={filter} />
      <DataRegion what="the integration runtimes" fallback={<Placeholder label="the integration runtimes" />}>
        <RuntimesTable
          view={shownView}
          shownColumns={shownColumns}
          ticked={ticked}
          onTick={setTicked}
          onDelete={setDeleting}
          onSort={show}
          onFilter={filter}
          cannotCreate={cannotCreate}
          cannotDelete={cannotDelete}
        />
      </DataRegion>
      <Suspense>
        {isCovered ? <RuntimeFlyout name={name} onClose={close} /> : null}
        {deleting === null ? null : (
          <DeleteRuntime
            name={deleting}
            onClose={(isDeleted, next) => {
              setDeleting(null)
              if (!isDeleted) return
              setTicked(new Set([...ticked].filter((key) => key !== deleting)))
              const target = next === undefined ? newButtonId : nameLinkId(next)
              requestAnimationFrame(() => document.getElementById(target)?.focus())
            }}
          />
        )}
      </Suspense>
    </Page>
  )
}
