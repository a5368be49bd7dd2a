import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Suspense, lazy, useState } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { onEscape } from './onEscape.ts'

export interface FilterOption {
  value: string
  text: string
}

export interface Filter {
  /** What is filtered by: `Status`. */
  name: string
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  options: readonly FilterOption[]
  /** Brings what can be chosen beside them, once the pill is opened. It may suspend. */
  useMoreOptions?: () => readonly FilterOption[]
  /** Whether several may be chosen at once. */
  isMultiple?: boolean
  /** The name of a field in which what is no option may be typed. */
  fieldLabel?: string
}

const loadPopup = () => import('./FilterPopup.tsx')
const FilterPopup = lazy(async () => ({ default: (await loadPopup()).FilterPopup }))

const useStyles = makeStyles({
  pill: { minWidth: 'auto', maxWidth: '100%', fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
  active: { backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke1}` },
  value: { fontWeight: tokens.fontWeightSemibold, maxWidth: '180px', overflow: 'hidden', textOverflow: 'ellipsis' },
})

/** A filter in the row above a list, `Status : All`; pressed, it lets choose. */
export function FilterPill({ filter }: { filter: Filter }) {
  const styles = useStyles()
  // The pill, for as long as it is pressed.
  const [opener, setOpener] = useState<HTMLElement | null>(null)
  const preload = () => void loadPopup()
  const value = filter.chosen.length === 0 ? controlWords.all : filter.chosen.map((chosen) => textOf(filter, chosen)).join(', ')
  return (
    <>
      <Button
        shape="circular"
        size="medium"
        aria-haspopup="dialog"
        aria-expanded={opener !== null}
        className={mergeClasses(styles.pill, filter.chosen.length > 0 && styles.active)}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={({ currentTarget }) => setOpener(opener ? null : currentTarget)}
        // Until what can be chosen is there and has the focus.
        {...(opener ? { onKeyDown: onEscape(() => setOpener(null)) } : {})}
      >
        {`${filter.name} :\u00a0`}
        <span className={styles.value}>{value}</span>
      </Button>
      {opener ? (
        <Suspense>
          <FilterPopup filter={filter} opener={opener} onClose={() => setOpener(null)} />
        </Suspense>
      ) : null}
    </>
  )
}

const textOf = (filter: Filter, value: string): string => filter.options.find((option) => option.value === value)?.text ?? value
