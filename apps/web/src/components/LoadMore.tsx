import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { listWords } from '#strings/listWords.ts'
import type { Pages } from '../api/useOperationPages.ts'
import { BusyButton } from './BusyButton.tsx'

const useStyles = makeStyles({
  more: { paddingTop: tokens.spacingVerticalM, display: 'flex', justifyContent: 'center' },
})

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
        {pages.hasMore ? listWords.more : listWords.noMore}
      </BusyButton>
    </div>
  )
}
