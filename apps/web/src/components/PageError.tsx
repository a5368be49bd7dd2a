import { makeStyles, tokens } from '@fluentui/react-components'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { buttonWords } from '#strings/buttonWords.ts'
import { errorWords } from '#strings/errorWords.ts'
import { describeError } from '../api/describeError.ts'
import { productName } from '../productName.ts'

const useStyles = makeStyles({
  margin: { padding: tokens.spacingHorizontalXL, maxWidth: '720px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  retry: {
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
  },
})

/**
 * A page that could not be shown at all, perhaps because its script could not be fetched: it stands on nothing but what came with the
 * document.
 */
export function PageError({ error, reset }: ErrorComponentProps) {
  const styles = useStyles()
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  const { message, detail, requestId } = describeError(error)
  const retry = () => {
    resetQueries()
    reset()
    void router.invalidate()
  }
  return (
    <div role="alert" className={styles.margin}>
      <title>{`${errorWords.errorTitle} - ${productName}`}</title>
      <h1 className={styles.title}>{errorWords.cannotBeShown}</h1>
      <p>{message}</p>
      {detail ? <p lang="en">{detail}</p> : null}
      {requestId ? <p>{errorWords.requestId(requestId)}</p> : null}
      <button type="button" className={styles.retry} onClick={retry}>
        {buttonWords.retry}
      </button>
    </div>
  )
}
