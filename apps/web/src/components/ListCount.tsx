import { makeStyles, tokens } from '@fluentui/react-components'
import { listWords } from '#strings/listWords.ts'
import type { Pages } from '../api/useOperationPages.ts'

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground2, margin: `${tokens.spacingVerticalXS} 0`, minHeight: '20px' },
})

/** How many items are shown, and of how many when that is known. */
export function ListCount({ pages, one, many }: { pages: Pages<unknown>; one: string; many: string }) {
  const styles = useStyles()
  const shown = pages.items.length
  const noun = shown === 1 && !pages.hasMore ? one : many
  return (
    <div role="status" className={styles.count}>
      {pages.hasMore ? firstText(shown, noun, pages.total) : listWords.showing(shown, noun)}
    </div>
  )
}

const firstText = (shown: number, noun: string, total: number | undefined): string =>
  total ? listWords.showingFirstOf(shown, noun, total) : listWords.showingFirst(shown, noun)
