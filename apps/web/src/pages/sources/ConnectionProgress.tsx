import { console, type ConnectionTest } from '@mooring/contract'
import { connectionWords } from '#strings/connectionWords.ts'
import { useLateOperation } from '../../api/useOperation.ts'
import { StatusText } from '../../components/StatusText.tsx'
import type { Step } from '../../components/StepList.tsx'
import { ConnectionFrame } from './ConnectionFrame.tsx'
import { takenSteps } from './takenSteps.ts'

/** How far a test of a connection is: read again whenever the console announces a step, and not there until the test is. */
export function ConnectionProgress({ testId, runtime }: { testId: string; runtime: string }) {
  const { data: test } = useLateOperation(console.getConnectionTest, { params: { testId } })
  return (
    <ConnectionFrame label={connectionWords.progress} steps={test ? stepsOf(test) : []}>
      <StatusText glyph="busy">{test?.isTaken ? connectionWords.trying(test.nodeName) : connectionWords.asking(runtime)}</StatusText>
    </ConnectionFrame>
  )
}

function stepsOf({ isTaken, taken, ahead }: ConnectionTest): Step[] {
  const coming = ahead.map((step, at) => ({
    key: `${taken.length + at}-${step}`,
    title: connectionWords.step[step],
    verdict: isTaken && at === 0 ? ('busy' as const) : ('waiting' as const),
  }))
  return [...takenSteps(taken), ...coming]
}
