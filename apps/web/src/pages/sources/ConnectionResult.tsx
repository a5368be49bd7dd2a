import type { ConnectionReport, TestedConnection } from '@mooring/contract'
import { connectionWords } from '#strings/connectionWords.ts'
import { StatusText } from '../../components/StatusText.tsx'
import { verdictGlyphs } from '../../components/StepList.tsx'
import { ConnectionFrame } from './ConnectionFrame.tsx'
import { takenSteps } from './takenSteps.ts'

/** What came of a test of a connection. `isOutdated`: the form says something else by now. */
export function ConnectionResult({ tested: { nodeName, report }, isOutdated }: { tested: TestedConnection; isOutdated: boolean }) {
  return (
    <ConnectionFrame label={connectionWords.result} steps={takenSteps(report.steps)}>
      {isOutdated ? <StatusText glyph="warning">{connectionWords.outdated}</StatusText> : null}
      <StatusText glyph={verdictGlyphs[report.verdict]}>{verdictText(nodeName, report)}</StatusText>
    </ConnectionFrame>
  )
}

function verdictText(nodeName: string, { verdict, steps }: ConnectionReport): string {
  const failed = steps.find((step) => step.verdict === 'fail')
  if (failed) return connectionWords.failedAt(nodeName, connectionWords.step[failed.step])
  return verdict === 'warning' ? connectionWords.reachedWithWarning(nodeName) : connectionWords.reached(nodeName)
}
