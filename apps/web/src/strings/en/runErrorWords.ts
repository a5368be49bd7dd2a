import { runErrors, runNextSteps, type RunErrorCode } from '@mooring/contract'

/** Why runs fail, and what to do about it. */
export const runErrorWords: { explanation: Record<RunErrorCode, string>; nextStep: Record<RunErrorCode, string>; whatToDo: string } = {
  explanation: runErrors,
  nextStep: runNextSteps,
  whatToDo: 'What to do',
}
