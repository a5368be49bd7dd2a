import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { buttonWords } from '#strings/buttonWords.ts'
import { loadingWords } from '#strings/loadingWords.ts'
import { InlineError } from './InlineError.tsx'

const useStyles = makeStyles({
  box: { marginBottom: tokens.spacingVerticalM, maxWidth: '720px' },
  retry: { display: 'block', marginTop: tokens.spacingVerticalS },
})

/** Says that what is shown could not be read again; it stays on screen. */
export function RefreshError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const styles = useStyles()
  if (!error) return null
  return (
    <div className={styles.box}>
      <InlineError
        error={error}
        title={loadingWords.outOfDate}
        action={
          <Button size="small" className={styles.retry} onClick={onRetry}>
            {buttonWords.retry}
          </Button>
        }
      />
    </div>
  )
}
