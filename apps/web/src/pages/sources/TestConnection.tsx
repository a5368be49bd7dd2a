import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type ScanBody, type TestedConnection } from '@mooring/contract'
import { useEffect, useRef, useState } from 'react'
import { connectionWords } from '#strings/connectionWords.ts'
import { requestPatiently } from '../../api/requestPatiently.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { newId } from '../../components/newId.ts'
import { NodeCallError } from '../../components/NodeCallError.tsx'
import { ConnectionProgress } from './ConnectionProgress.tsx'
import { ConnectionResult } from './ConnectionResult.tsx'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
  start: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, flexGrow: 1, flexBasis: '260px' },
})

type Test =
  | { state: 'none' }
  | { state: 'busy'; testId: string }
  | { state: 'done'; tested: TestedConnection; of: string }
  | { state: 'failed'; error: unknown }

interface TestConnectionProps {
  sourceName: string
  runtime: string
  body: ScanBody
  /** Whether there is enough in the form to try; says what is missing when there is not. */
  isReady: () => boolean
}

/** Lets a node try what a scan would do, and says step by step how far it gets. */
export function TestConnection({ sourceName, runtime, body, isReady }: TestConnectionProps) {
  const styles = useStyles()
  const [test, setTest] = useState<Test>({ state: 'none' })
  const waiting = useRef<AbortController>(null)

  // An effect, because nobody waits any more when the form is gone.
  useEffect(() => () => waiting.current?.abort(), [])

  const tryIt = async () => {
    if (test.state === 'busy' || !isReady()) return
    const controller = new AbortController()
    waiting.current = controller
    const testId = newId()
    setTest({ state: 'busy', testId })
    try {
      const input = { params: { dataSourceName: sourceName }, query: { testId }, body }
      const tested = await requestPatiently(console.testConnection, input, controller.signal)
      setTest({ state: 'done', tested, of: JSON.stringify(body) })
    } catch (error) {
      if (!controller.signal.aborted) setTest({ state: 'failed', error })
    }
  }

  return (
    <section aria-label={connectionWords.test} className={styles.section}>
      <div className={styles.start}>
        <BusyButton appearance="secondary" isBusy={test.state === 'busy'} onClick={() => void tryIt()}>
          {test.state === 'done' ? connectionWords.again : connectionWords.test}
        </BusyButton>
        <p className={styles.text}>{connectionWords.testText}</p>
      </div>
      {/* Not a status, which would be read as a whole after each step. */}
      <div aria-live="polite">
        {test.state === 'busy' ? <ConnectionProgress testId={test.testId} runtime={runtime} /> : null}
        {test.state === 'done' ? <ConnectionResult tested={test.tested} isOutdated={test.of !== JSON.stringify(body)} /> : null}
      </div>
      {test.state === 'failed' ? <NodeCallError error={test.error} runtime={runtime} title={connectionWords.notTested} /> : null}
    </section>
  )
}
