import type { ConnectionStep } from '@mooring/contract'
import { connectionWords } from '#strings/connectionWords.ts'
import type { Step } from '../../components/StepList.tsx'

/** The steps that a node took, as they are listed. */
export const takenSteps = (steps: readonly ConnectionStep[]): Step[] =>
  steps.map((step, at) => ({ ...step, key: `${at}-${step.step}`, title: connectionWords.step[step.step] }))
