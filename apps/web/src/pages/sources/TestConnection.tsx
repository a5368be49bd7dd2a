import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type ConnectionReport, type ScanBody, type TestedConnection } from '@mooring/contract'
import { useEffect, useRef, useState } from 'react'
import { connectionWords } from '#strings/connectionWords.ts'
import { requestPatiently } from '../../api/requestPatiently.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { NodeCallError } from '../../components/NodeCallError.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { StepList, verdictGlyphs } from '../../components/StepList.tsx'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
  start: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, flexGrow: 1, flexBasis: '260px' },
  result: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
})

type Test = { tested: TestedConnection; of: string } | { error: unknown } | 'busy' | null

interface TestConnectionProps {
  sourceName: string
  runtime: string
  body: ScanBody
  /** Whether there is enough in the form to try; says what is missing when there is not. */
  isReady: () => boolean
}

/** Lets a node try what a scan would do, and says step by step how far it got. */
export function TestConnection({ sourceName, runtime, body, isReady }: TestConnectionProps) {
  const styles = useStyles()
  const [test, setTest] = useState<Test>(null)
  const waiting = useRef<AbortController>(null)

  // An effect, because nobody waits any more when the form is gone.
  useEffect(() => () => waiting.current?.abort(), [])

  const tryIt = async () => {
    if (test === 'busy' || !isReady()) return
    const controller = new AbortController()
    waiting.current = controller
    setTest('busy')
    try {
      const input = { params: { dataSourceName: sourceName }, body }
      const tested = await requestPatiently(console.testConnection, input, controller.signal)
      setTest({ tested, of: JSON.stringify(body) })
    } catch (error) {
      if (!controller.signal.aborted) setTest({ error })
    }
  }

  const hasResult = test !== null && test !== 'busy' && 'tested' in test
  return (
    <section aria-label={connectionWords.test} className={styles.section}>
      <div className={styles.start}>
        <BusyButton appearance="secondary" isBusy={test === 'busy'} onClick={() => void tryIt()}>
          {hasResult ? connectionWords.again : connectionWords.test}
        </BusyButton>
        <p className={styles.text}>{connectionWords.testText}</p>
      </div>
      <div role="status">
        {test === 'busy' ? <StatusText glyph="busy">{connectionWords.trying(runtime)}</StatusText> : null}
        {hasResult ? <Result tested={test.tested} isOutdated={test.of !== JSON.stringify(body)} /> : null}
      </div>
      {test !== null && test !== 'busy' && 'error' in test ? (
        <NodeCallError error={test.error} runtime={runtime} title={connectionWords.notTested} />
      ) : null}
    </section>
  )
}

function verdictText(nodeName: string, { verdict, steps }: ConnectionReport): string {
  const failed = steps.find((step) => step.verdict === 'fail')
  if (failed) return connectionWords.failedAt(nodeName, connectionWords.step[failed.step])
  return verdict === 'warning' ? connectionWords.reachedWithWarning(nodeName) : connectionWords.reached(nodeName)
}

function Result({ tested: { nodeName, report }, isOutdated }: { tested: TestedConnection; isOutdated: boolean }) {
  const styles = useStyles()
  const result = useRef<HTMLDivElement>(null)

  // An effect, because what was waited for may stand below what is seen of the form, once it is on the page.
  useEffect(() => {
    result.current?.scrollIntoView({ block: 'nearest' })
  }, [report])

  return (
    <div ref={result} role="group" aria-label={connectionWords.result} className={styles.result}>
      {isOutdated ? <StatusText glyph="warning">{connectionWords.outdated}</StatusText> : null}
      <StatusText glyph={verdictGlyphs[report.verdict]}>{verdictText(nodeName, report)}</StatusText>
      <StepList
        label={connectionWords.steps}
        steps={report.steps.map((step, at) => ({ ...step, key: `${at}-${step.step}`, title: connectionWords.step[step.step] }))}
      />
    </div>
  )
}
