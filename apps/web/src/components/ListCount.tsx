import { makeStyles, tokens } from '@fluentui/react-components'
import type { Pages } from '../api/useOperationPages.ts'

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground2, margin: `${tokens.spacingVerticalXS} 0`, minHeight: '20px' },
})

/** How many items are shown, and of how many when that is known. */
export function ListCount({ pages, one, many }: { pages: Pages<unknown>; one: string; many: string }) {
  const styles = useStyles()
  const shown = pages.items.length
  const noun = shown === 1 && !pages.hasMore ? one : many
  const text = pages.hasMore
    ? `Showing the first ${shown} ${noun}${pages.total ? ` of ${pages.total.toLocaleString('en')}` : ''}`
    : `Showing ${shown} ${noun}`
  return (
    <div role="status" className={styles.count}>
      {text}
    </div>
  )
}
