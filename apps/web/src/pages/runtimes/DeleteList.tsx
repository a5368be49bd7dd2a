import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { deleteWords } from '#strings/deleteWords.ts'

/** As many as the console names of what may be tens of thousands. */
export const namedMax = 100

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalXXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL, maxHeight: '160px', overflowY: 'auto' },
})

interface DeleteListProps<T> {
  heading: string
  items: readonly T[]
  /** How many there are, of which `items` are the first; as many as `items` unless it is given. */
  total?: number
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
}

/** Something that a deletion concerns, listed under a heading in a region that scrolls; nothing when there is none of it. */
export function DeleteList<T>({ heading, items, total = items.length, keyOf, children }: DeleteListProps<T>) {
  const styles = useStyles()
  if (total === 0) return null
  const more = total - items.length
  return (
    <div>
      <h3 className={styles.heading}>{heading}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <ul className={styles.list} aria-label={heading} tabIndex={0}>
        {items.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
        {more > 0 ? <li>{deleteWords.more(more)}</li> : null}
      </ul>
    </div>
  )
}
