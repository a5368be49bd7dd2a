import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Pages } from '../api/useOperationPages.ts'
import { BusyButton } from './BusyButton.tsx'

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground2, margin: `${tokens.spacingVerticalXS} 0`, minHeight: '20px' },
  more: { paddingTop: tokens.spacingVerticalM, display: 'flex', justifyContent: 'center' },
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

/** The way to the next page of a list, when there is one. */
export function LoadMore({ pages }: { pages: Pages<unknown> }) {
  const styles = useStyles()
  const [isUsed, setIsUsed] = useState(false)
  // A button that was pressed stays: it has the focus.
  if (!pages.hasMore && !isUsed) return null
  const loadMore = () => {
    setIsUsed(true)
    pages.loadMore()
  }
  return (
    <div className={styles.more}>
      <BusyButton appearance="secondary" isBusy={pages.isLoadingMore} isDisabled={!pages.hasMore} onClick={loadMore}>
        {pages.hasMore ? 'Load more' : 'Everything is shown'}
      </BusyButton>
    </div>
  )
}
