import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import { Suspense, type ReactNode } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { loadingWords } from '#strings/loadingWords.ts'
import { InlineError } from './InlineError.tsx'

const useStyles = makeStyles({
  error: { maxWidth: '720px', paddingTop: tokens.spacingVerticalM },
  retry: { marginTop: tokens.spacingVerticalS, display: 'block' },
})

/** What went wrong instead of the data, with the request id and a second try. */
function ErrorPanel({ error, what, onRetry }: { error: unknown; what?: string; onRetry: () => void }) {
  const styles = useStyles()
  return (
    <div className={styles.error}>
      <InlineError
        error={error}
        title={what ? loadingWords.failed(what) : loadingWords.pageFailed}
        action={
          <Button size="small" className={styles.retry} onClick={onRetry}>
            {buttonWords.retry}
          </Button>
        }
      />
    </div>
  )
}

/** A part of a page that waits for its data: `fallback` until they are there, the error with Retry when they cannot be had. */
export function DataRegion({ what, fallback, children }: { what: string; fallback: ReactNode; children: ReactNode }) {
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  return (
    <CatchBoundary
      getResetKey={() => what}
      errorComponent={({ error, reset }) => (
        <ErrorPanel
          error={error}
          what={what}
          onRetry={() => {
            resetQueries()
            reset()
          }}
        />
      )}
    >
      <Suspense fallback={fallback}>{children}</Suspense>
    </CatchBoundary>
  )
}
