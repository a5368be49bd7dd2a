import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

export interface Sorting {
  /** The column by which the list is ordered. */
  by: string
  isDescending: boolean
  onSort: (by: string, isDescending: boolean) => void
}

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    width: '100%',
    height: '32px',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover .arrow, &:focus-visible .arrow': { opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  arrow: { opacity: 0, color: tokens.colorNeutralForeground2 },
  shown: { opacity: 1 },
})

/** The head of a column by which the list can be ordered: pressed again, the order turns round. */
export function SortButton({ name, text, sorting }: { name: string; text: string; sorting: Sorting }) {
  const styles = useStyles()
  const isSorted = sorting.by === name
  const isDescending = isSorted && sorting.isDescending
  return (
    <button type="button" className={styles.button} onClick={() => sorting.onSort(name, isSorted && !isDescending)}>
      {text}
      <span aria-hidden="true" className={mergeClasses('arrow', styles.arrow, isSorted && styles.shown)}>
        {isDescending ? '↓' : '↑'}
      </span>
    </button>
  )
}
