import { makeStyles, tokens } from '@fluentui/react-components'
import type { RunError, RunErrorCode } from '@mooring/contract'
import { runErrorWords } from '#strings/runErrorWords.ts'
import { MessageBox } from '../../components/MessageBox.tsx'

const useStyles = makeStyles({
  code: { color: tokens.colorNeutralForeground2, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  step: { marginTop: tokens.spacingVerticalS },
  title: { fontWeight: tokens.fontWeightSemibold },
})

/** A newer console may know codes that this page does not. */
const isKnown = (code: string): code is RunErrorCode => Object.hasOwn(runErrorWords.explanation, code)

/** Why a run failed: what its code means, what exactly was said, and what to do about it. */
export function RunFailure({ error: { code, message } }: { error: RunError }) {
  const styles = useStyles()
  const explanation = isKnown(code) ? runErrorWords.explanation[code] : code
  return (
    <MessageBox title={explanation}>
      {message === explanation ? null : <div>{message}</div>}
      <div className={styles.code}>{code}</div>
      {isKnown(code) ? (
        <div className={styles.step}>
          <span className={styles.title}>{runErrorWords.whatToDo}</span>
          <div>{runErrorWords.nextStep[code]}</div>
        </div>
      ) : null}
    </MessageBox>
  )
}
