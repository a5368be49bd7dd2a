import { makeResetStyles, makeStyles, tokens } from '@fluentui/react-components'
import { memo, type ReactNode } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { loadingWords } from '#strings/loadingWords.ts'
import { TickBox } from './TickBox.tsx'

export interface TableColumn<T> {
  /** What its width is kept under; a column without one cannot be resized. */
  key?: string
  header: string
  /** Pixels; the column takes its share of what is left over. */
  width: number
  cell: (item: T) => ReactNode
  /** All that the cell says, for when the width cuts it. */
  title?: (item: T) => string | undefined
  /** The name under which the list can be ordered by it. */
  sort?: string
  /** For a column of buttons: it does not grow and its header is for screen readers only. */
  isAction?: boolean
}

interface RowProps<T> {
  item: T | undefined
  itemKey: string
  index: number
  columns: readonly TableColumn<T>[]
  isTicked: boolean
}

export const rowHeight = 33

// One class for each, and no box that only places another: there are hundreds of them.
const useRowClass = makeResetStyles({
  height: `${rowHeight}px`,
  backgroundColor: tokens.colorNeutralBackground1,
  ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  '&[aria-selected="true"]': { backgroundColor: tokens.colorNeutralBackground1Selected },
})
const cell = {
  height: `${rowHeight}px`,
  boxSizing: 'border-box',
  padding: `0 ${tokens.spacingHorizontalS}`,
  // Not `hidden`: that would make of each cell something that a script can scroll.
  overflow: 'clip',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
} as const
const useCellClass = makeResetStyles(cell)
const useTickClass = makeResetStyles({ ...cell, padding: 0, overflow: 'visible' })
// The buttons of a row stay in reach when the table is wider than the region.
const useActionClass = makeResetStyles({
  ...cell,
  position: 'sticky',
  right: 0,
  padding: 0,
  overflow: 'visible',
  backgroundColor: 'inherit',
  textAlign: 'right',
})

const useStyles = makeStyles({
  bar: {
    display: 'block',
    height: '10px',
    width: '60%',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralStencil1,
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

function DrawnRow<T>({ item, itemKey, index, columns, isTicked }: RowProps<T>) {
  const row = useRowClass()
  const plain = useCellClass()
  const tick = useTickClass()
  const action = useActionClass()
  if (item === undefined) return <AwaitedRow index={index} span={columns.length + 1} />
  return (
    <tr data-row={index} data-key={itemKey} aria-rowindex={index + 2} aria-selected={isTicked} className={row}>
      <td className={tick}>
        <TickBox label={controlWords.select(itemKey)} isTicked={isTicked} />
      </td>
      {columns.map((column) => (
        <td key={column.header} className={column.isAction ? action : plain} title={column.title?.(item) || undefined}>
          {column.cell(item)}
        </td>
      ))}
    </tr>
  )
}

function AwaitedRow({ index, span }: { index: number; span: number }) {
  const styles = useStyles()
  const plain = useCellClass()
  return (
    <tr aria-rowindex={index + 2} aria-busy="true" className={useRowClass()}>
      <td colSpan={span} className={plain}>
        <span className={styles.bar} />
        <span className={styles.hidden}>{loadingWords.loadingRow}</span>
      </td>
    </tr>
  )
}

/** A row of a long list; one whose item is being read shows that. */
export const VirtualRow = memo(DrawnRow) as typeof DrawnRow
