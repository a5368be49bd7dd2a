import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { errorWords } from '#strings/errorWords.ts'
import { describeError } from '../api/describeError.ts'
import { MessageBox } from './MessageBox.tsx'

const useStyles = makeStyles({
  requestId: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  action: { marginTop: tokens.spacingVerticalS },
})

/** What a failed call says, where it was made: the sentence, and the id that finds it in the log. Nothing when there is no error. */
export function InlineError({ error, title, action }: { error: unknown; title?: string; action?: ReactNode }) {
  const styles = useStyles()
  if (error === null || error === undefined) return null
  const { message, detail, requestId } = describeError(error)
  return (
    <div role="alert">
      <MessageBox title={title}>
        {message}
        {detail ? <div lang="en">{detail}</div> : null}
        {requestId ? <div className={styles.requestId}>{errorWords.requestId(requestId)}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </MessageBox>
    </div>
  )
}
