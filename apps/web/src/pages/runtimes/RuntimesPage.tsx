import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { console, purview } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useState } from 'react'
import { markStale } from '../../api/markStale.ts'
import { useRefusal } from '../../api/useSession.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useGo } from '../../components/useGo.ts'
import { useOptionalRouteParam, useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { RuntimesTable, nameLinkId } from './RuntimesTable.tsx'

const RuntimeFlyout = lazy(async () => ({ default: (await import('./RuntimeFlyout.tsx')).RuntimeFlyout }))
const DeleteRuntime = lazy(async () => ({ default: (await import('./DeleteRuntime.tsx')).DeleteRuntime }))

const newButtonId = 'new-runtime'

/** The Integration runtimes pane: the list, and over it the setup, the settings of one runtime or the question before deleting one. */
export function RuntimesPage() {
  const go = useGo()
  const queryClient = useQueryClient()
  const name = useOptionalRouteParam('runtimeName')
  const { panel } = useRouteSearch()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotCreate = useRefusal(purview.putRuntime)
  const cannotDelete = useRefusal(console.deleteRuntime)
  const [only] = ticked
  const isOneTicked = ticked.size === 1
  const notOne = isOneTicked ? null : 'Tick one integration runtime first.'

  const open = (href: string) => go(href)
  const close = () => go(paths.runtimes())

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
      <DataRegion what="the integration runtimes" fallback={<Placeholder label="the integration runtimes" />}>
        <RuntimesTable ticked={ticked} onTick={setTicked} onDelete={setDeleting} cannotCreate={cannotCreate} cannotDelete={cannotDelete} />
      </DataRegion>
      <Suspense>
        {name !== undefined || panel === 'new' ? <RuntimeFlyout name={name} onClose={close} /> : null}
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
