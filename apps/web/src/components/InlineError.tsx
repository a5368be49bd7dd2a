import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { describeError } from '../api/describeError.ts'

const useStyles = makeStyles({
  bar: { paddingTop: tokens.spacingVerticalS, paddingBottom: 0, alignItems: 'start' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere' },
  title: { display: 'block' },
  requestId: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

/** What a failed call says, where it was made: the sentence, and the id that finds it in the log. Nothing when there is no error. */
export function InlineError({ error, title, action }: { error: unknown; title?: string; action?: ReactNode }) {
  const styles = useStyles()
  if (error === null || error === undefined) return null
  const { message, requestId } = describeError(error)
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline" className={styles.bar}>
        <MessageBarBody className={styles.body}>
          {title ? <MessageBarTitle className={styles.title}>{title}</MessageBarTitle> : null}
          {message}
          {requestId ? <span className={styles.requestId}>Request id: {requestId}</span> : null}
          {action}
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}
