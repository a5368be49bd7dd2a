import {
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { controlWords } from '#strings/controlWords.ts'

export interface ItemColumn<T> {
  header: string
  /** Pixels; the column takes its share of what is left over. */
  width: number
  cell: (item: T) => ReactNode
  /** For a column of buttons: it does not grow and its header is for screen readers only. */
  isAction?: boolean
}

interface Selection {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
}

const checkboxWidth = 40

const useStyles = makeStyles({
  region: { overflowX: 'auto', position: 'relative' },
  head: { fontWeight: tokens.fontWeightSemibold, boxSizing: 'border-box' },
  headRow: { backgroundColor: tokens.colorNeutralBackground1 },
  row: {
    height: '33px',
    borderBottomColor: tokens.colorNeutralStroke3,
    backgroundColor: tokens.colorNeutralBackground1,
    '&[aria-selected="true"]': { backgroundColor: tokens.colorSubtleBackgroundSelected },
  },
  cell: { height: '33px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  // What belongs together stands on one line, whatever stands below it.
  tall: {
    height: 'auto',
    verticalAlign: 'top',
    whiteSpace: 'normal',
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
  },
  tick: { padding: 0, overflow: 'visible' },
  // The buttons of a row stay in reach when the table is wider than the page.
  action: {
    position: 'sticky',
    right: 0,
    textAlign: 'right',
    backgroundColor: 'inherit',
    overflow: 'visible',
    // What goes on below them fades out instead of being cut through a letter.
    '::before': {
      content: '""',
      position: 'absolute',
      top: 0,
      bottom: 0,
      right: '100%',
      width: tokens.spacingHorizontalS,
      backgroundColor: 'inherit',
      maskImage: 'linear-gradient(to right, transparent, black)',
    },
  },
  // No wider and no higher than the lines beside them.
  tallAction: { whiteSpace: 'nowrap', paddingTop: 0, paddingBottom: 0, paddingLeft: 0 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

interface ItemTableProps<T> {
  /** What the list is of, for those who cannot see where it stands. */
  label: string
  items: readonly T[]
  columns: readonly ItemColumn<T>[]
  keyOf: (item: T) => string
  /** Lets rows be ticked; the key is what the tick box is named after. */
  selection?: Selection
  /** Rows as high as what they hold instead of one line. */
  isTall?: boolean
}

/** A list as a table that scrolls sideways in its own region when the page is narrower. */
export function ItemTable<T>({ label, items, columns, keyOf, selection, isTall = false }: ItemTableProps<T>) {
  const styles = useStyles()
  const minWidth = columns.reduce((sum, column) => sum + column.width, selection ? checkboxWidth : 0)
  // What was ticked and has gone since is not ticked any more.
  const present = selection && { ...selection, keys: new Set(items.map(keyOf).filter((key) => selection.keys.has(key))) }
  const cell = mergeClasses(styles.cell, isTall && styles.tall)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div role="region" aria-label={label} tabIndex={0} className={styles.region}>
      <Table size="small" aria-label={label} style={{ minWidth }}>
        <TableHeader>
          <TableRow className={styles.headRow}>
            {present ? (
              <TableHeaderCell className={styles.tick} style={{ width: checkboxWidth }}>
                <AllCheckbox keys={items.map(keyOf)} selection={present} />
              </TableHeaderCell>
            ) : null}
            {columns.map((column) => (
              <TableHeaderCell
                key={column.header}
                className={mergeClasses(styles.head, column.isAction && styles.action)}
                style={{ width: column.width }}
              >
                {column.isAction ? <span className={styles.hidden}>{column.header}</span> : column.header}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {items.map((item) => {
            const key = keyOf(item)
            return (
              <TableRow key={key} className={styles.row} {...(present ? { 'aria-selected': present.keys.has(key) } : {})}>
                {present ? (
                  <TableCell className={mergeClasses(cell, styles.tick)}>
                    <ItemCheckbox itemKey={key} selection={present} />
                  </TableCell>
                ) : null}
                {columns.map((column) => (
                  <TableCell
                    key={column.header}
                    className={mergeClasses(cell, column.isAction && styles.action, column.isAction && isTall && styles.tallAction)}
                  >
                    {column.cell(item)}
                  </TableCell>
                ))}
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </div>
  )
}

function AllCheckbox({ keys, selection }: { keys: readonly string[]; selection: Selection }) {
  if (keys.length === 0) return null
  const ticked = keys.filter((key) => selection.keys.has(key)).length
  const some = ticked > 0 ? 'mixed' : false
  return (
    <Checkbox
      aria-label={controlWords.selectAll}
      checked={ticked === keys.length ? true : some}
      onChange={(_, { checked }) => selection.onChange(new Set(checked ? keys : []))}
    />
  )
}

function ItemCheckbox({ itemKey, selection }: { itemKey: string; selection: Selection }) {
  return (
    <Checkbox
      aria-label={controlWords.select(itemKey)}
      checked={selection.keys.has(itemKey)}
      onChange={(_, { checked }) => {
        const keys = new Set(selection.keys)
        if (checked) keys.add(itemKey)
        else keys.delete(itemKey)
        selection.onChange(keys)
      }}
    />
  )
}
