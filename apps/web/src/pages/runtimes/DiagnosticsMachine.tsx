import { makeStyles, tokens } from '@fluentui/react-components'
import type { Check, PreflightReport } from '@mooring/contract'
import { diagnosticsWords } from '#strings/diagnosticsWords.ts'
import { StatusText } from '../../components/StatusText.tsx'
import { StepList, type Step } from '../../components/StepList.tsx'
import { sortChecks } from './diagnosticsFacts.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  passed: { '& summary': { cursor: 'pointer', width: 'fit-content', paddingBottom: tokens.spacingVerticalS } },
})

const stepOf = ({ id, title, verdict, found, why, fix }: Check): Step => ({ key: id, title, verdict, found, why, fix })

/** What a node found on its machine: what is to be mended, and behind it what is in order. */
export function DiagnosticsMachine({ nodeName, preflight }: { nodeName: string; preflight: PreflightReport }) {
  const styles = useStyles()
  const { open, passed } = sortChecks(preflight.checks)
  return (
    <div className={styles.part}>
      <h4 className={styles.heading}>{diagnosticsWords.machine}</h4>
      <p className={styles.quiet}>{diagnosticsWords.machineOf(preflight.machineName, preflight.operatingSystem, preflight.nodeVersion)}</p>
      {open.length === 0 ? (
        <StatusText glyph="good">{diagnosticsWords.allInOrder}</StatusText>
      ) : (
        <StepList label={diagnosticsWords.machineChecks(nodeName)} steps={open.map(stepOf)} />
      )}
      {passed.length === 0 ? null : (
        <details className={styles.passed}>
          <summary>{diagnosticsWords.inOrder(passed.length)}</summary>
          <StepList label={diagnosticsWords.passedChecks(nodeName)} steps={passed.map(stepOf)} />
        </details>
      )}
    </div>
  )
}
