import { console, type RuntimeSummary } from '@mooring/contract'
import { lazy, useEffect, useRef } from 'react'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { useCursorRows } from '../../api/useCursorRows.ts'
import { RefreshError } from '../../components/RefreshError.tsx'
import { useIsNarrow } from '../../components/useIsNarrow.ts'
import { useRowWindow } from '../../components/useRowWindow.ts'
import { rowHeight } from '../../components/VirtualRow.tsx'
import { VirtualTable, aroundTable } from '../../components/VirtualTable.tsx'
import { ListStatus } from './ListStatus.tsx'
import { isFiltered, runtimesQuery, withoutFilters, type RuntimesView } from './runtimesView.ts'
import { useColumnWidths } from './useColumnWidths.ts'
import { useDrawnColumns } from './useDrawnColumns.tsx'

const EmptyRuntimes = lazy(async () => ({ default: (await import('./EmptyRuntimes.tsx')).EmptyRuntimes }))

const nameOf = (runtime: RuntimeSummary): string => runtime.name

/** Of a list that is longer than what was read, nobody knows which have left it: the question of a deletion names them all. */
function leftOf(ticked: ReadonlySet<string>, rows: { loaded: () => RuntimeSummary[]; count: number }): string[] {
  const listed = new Set(rows.loaded().map(nameOf))
  return listed.size < rows.count ? [] : [...ticked].filter((name) => !listed.has(name))
}

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
  const viewKey = JSON.stringify(view)
  const drawn = useDrawnColumns(shownColumns, { ...props, viewKey, isNarrow })
  const resizing = useColumnWidths()
  const drawnView = useRef(viewKey)

  // An effect, because another view begins at its top, once it is on the page. The first one is there already.
  useEffect(() => {
    if (drawnView.current === viewKey) return
    drawnView.current = viewKey
    toTop()
  }, [viewKey, toTop])

  const left = ticked.size === 0 ? [] : leftOf(ticked, rows)
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
