import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Fragment, Suspense, lazy, useState, type ChangeEvent, type FocusEvent } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { goToNeighbour, placeNear, rowOf, type Place } from './rowFocus.ts'
import { rowsToDraw } from './rowsToDraw.ts'
import { SortButton, type Sorting } from './SortButton.tsx'
import { TickBox } from './TickBox.tsx'
import type { RowWindow } from './useRowWindow.ts'
import { VirtualRow, rowHeight, type TableColumn } from './VirtualRow.tsx'

/** In pixels, by the keys of the columns. */
export type ColumnWidths = Readonly<Record<string, number>>

export interface Resizing {
  widths: ColumnWidths
  /** `isDone`: nothing is being dragged any more. */
  onResize: (widths: ColumnWidths, isDone: boolean) => void
}

interface Selection {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
  /** The keys that the box in the head ticks. */
  all: () => string[]
}

interface VirtualTableProps<T> {
  label: string
  rows: { total: number; rowAt: (index: number) => T | undefined }
  /** To be the same ones from one drawing to the next, or every row is drawn anew. */
  columns: readonly TableColumn<T>[]
  keyOf: (item: T) => string
  view: RowWindow
  sorting: Sorting
  selection: Selection
  resizing?: Resizing | undefined
}

const ColumnHandle = lazy(async () => ({ default: (await import('./ColumnHandle.tsx')).ColumnHandle }))

/** What of the window's height is never the table's. */
export const aroundTable = 232
const tickWidth = 40

const useStyles = makeStyles({
  region: {
    overflow: 'auto',
    position: 'relative',
    minHeight: '264px',
    maxHeight: `calc(100dvh - ${aroundTable}px)`,
    overflowAnchor: 'none',
  },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  headRow: { position: 'sticky', top: 0, zIndex: 2 },
  head: {
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalS}`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  gap: { padding: 0, border: 'none' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  headTick: { padding: 0 },
  // What its handle stands in.
  resizable: { position: 'relative' },
  actionHead: { position: 'sticky', right: 0 },
})

/**
 * A long list of which only the rows in view are on the page, each of one height, in a region of its own. The row that has the focus
 * stays on the page wherever the list is scrolled to.
 */
export function VirtualTable<T>({ label, rows, columns, keyOf, view, sorting, selection, resizing }: VirtualTableProps<T>) {
  const styles = useStyles()
  const { region, first, last, beside } = view
  const [focused, setFocused] = useState<Place | null>(null)
  const width = columns.reduce((sum, column) => sum + widthOf(column, resizing), tickWidth)
  // Once a column has its width from somebody, nothing is left over for the others to share.
  const tableWidth = hasWidths(resizing) ? { width } : { minWidth: width }

  const keyAt = (index: number) => {
    const item = rows.rowAt(index)
    return item === undefined ? undefined : keyOf(item)
  }
  const drawn = rowsToDraw({ first, last, beside, total: rows.total, focused: focused && placeNear(focused, keyAt) })
  const onFocus = (event: FocusEvent) => {
    const { row, key } = rowOf(event.target)?.dataset ?? {}
    if (key !== undefined) setFocused({ index: Number(row), key })
  }
  const onBlur = (event: FocusEvent<HTMLElement>) => !event.currentTarget.contains(event.relatedTarget) && setFocused(null)
  const onTick = ({ target }: ChangeEvent<HTMLTableSectionElement>) => {
    const box = target as EventTarget as HTMLInputElement
    const key = rowOf(box)?.dataset['key']
    if (key === undefined) return
    const keys = new Set(selection.keys)
    if (box.checked) keys.add(key)
    else keys.delete(key)
    selection.onChange(keys)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div ref={region} role="region" aria-label={label} tabIndex={0} className={styles.region}>
      <table aria-label={label} aria-rowcount={rows.total + 1} className={styles.table} style={tableWidth}>
        <Head columns={columns} sorting={sorting} selection={selection} resizing={resizing} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears what its boxes, links and buttons do */}
        <tbody onChange={onTick} onFocus={onFocus} onBlur={onBlur} onKeyDown={goToNeighbour}>
          {drawn.map(({ index, gapBefore }) => {
            const item = rows.rowAt(index)
            const key = item === undefined ? `row ${index}` : keyOf(item)
            return (
              <Fragment key={key}>
                {gapBefore > 0 ? <Gap rows={gapBefore} span={columns.length + 1} /> : null}
                {index === rows.total ? null : (
                  <VirtualRow
                    item={item}
                    itemKey={key}
                    index={index}
                    columns={columns}
                    isTicked={item !== undefined && selection.keys.has(key)}
                  />
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const widthOf = <T,>({ key = '', width }: TableColumn<T>, resizing: Resizing | undefined): number => resizing?.widths[key] ?? width

const hasWidths = (resizing: Resizing | undefined): boolean => Object.keys(resizing?.widths ?? {}).length > 0

type HeadProps<T> = Pick<VirtualTableProps<T>, 'columns' | 'sorting' | 'selection' | 'resizing'>

function Head<T>({ columns, sorting, selection, resizing }: HeadProps<T>) {
  const styles = useStyles()
  // The handles are fetched when somebody comes near them.
  const [hasHandles, setHasHandles] = useState(false)
  const bring = () => setHasHandles(true)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears that one of its buttons is near
    <thead className={styles.headRow} onPointerEnter={bring} onFocus={bring}>
      <tr aria-rowindex={1} style={{ height: rowHeight }}>
        <th scope="col" className={mergeClasses(styles.head, styles.headTick)} style={{ width: tickWidth }}>
          <AllBox selection={selection} />
        </th>
        {columns.map((column) => (
          <th
            key={column.header}
            data-column={column.key}
            scope="col"
            className={mergeClasses(styles.head, hasHandles && styles.resizable, column.isAction && styles.actionHead)}
            style={{ width: widthOf(column, resizing) }}
            {...(column.sort && column.sort === sorting.by ? { 'aria-sort': sorting.isDescending ? 'descending' : 'ascending' } : {})}
          >
            <HeadText column={column} sorting={sorting} />
            {hasHandles && resizing && column.key !== undefined ? (
              <Suspense>
                <ColumnHandle
                  columnKey={column.key}
                  header={column.header}
                  width={widthOf(column, resizing)}
                  defaultWidth={column.width}
                  onResize={resizing.onResize}
                />
              </Suspense>
            ) : null}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function HeadText<T>({ column, sorting }: { column: TableColumn<T>; sorting: Sorting }) {
  const styles = useStyles()
  if (column.isAction) return <span className={styles.hidden}>{column.header}</span>
  return column.sort ? <SortButton name={column.sort} text={column.header} sorting={sorting} /> : column.header
}

function Gap({ rows, span }: { rows: number; span: number }) {
  const styles = useStyles()
  return (
    <tr aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it is hidden, and no control */}
      <td colSpan={span} className={styles.gap} style={{ height: rows * rowHeight }} />
    </tr>
  )
}

function AllBox({ selection: { keys, onChange, all } }: { selection: Selection }) {
  // Of a list that was read to its end these are all its rows.
  const present = keys.size === 0 ? [] : all()
  const ticked = present.filter((key) => keys.has(key)).length
  const isAll = ticked > 0 && ticked === present.length
  const onChangeAll = () => onChange(new Set(isAll ? [] : all()))
  return <TickBox label={controlWords.selectAll} isTicked={isAll ? true : ticked > 0 && 'mixed'} onChange={onChangeAll} />
}
