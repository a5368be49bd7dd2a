import type { DeletionReport, RuntimeDeletion } from '@mooring/contract'
import { deleteWords } from '#strings/deleteWords.ts'
import { refusalText } from '../../api/describeError.ts'
import type { Unreported } from './deleteMany.ts'

/** What can have become of a runtime that no report tells of, in the order in which it is told. */
export const fates = ['unknown', 'begun', 'untried', 'gone'] as const satisfies readonly (keyof Unreported)[]

/** What deleting a runtime did, as text for a ticket or a mail. */
export function deletionReport({ name, failedRuns, failedRunsTotal, removedNodes }: RuntimeDeletion): string {
  const runs = failedRuns.map(
    (run) => `- ${deleteWords.reportRun(run.dataSourceName, run.scanName, run.runId)} (${deleteWords.was(deleteWords.state[run.status])})`,
  )
  const nodes = removedNodes.map((node) => `- ${node}`)
  return [
    `${deleteWords.deleted(name)}.`,
    failedRunsTotal === 0 ? deleteWords.noRunFailed : `${deleteWords.runsFailed(failedRunsTotal)}:`,
    ...runs,
    ...(failedRunsTotal > failedRuns.length ? [`- ${deleteWords.more(failedRunsTotal - failedRuns.length)}`] : []),
    removedNodes.length === 0 ? deleteWords.hadNoNode : `${deleteWords.nodesRemoved(removedNodes.length)}:`,
    ...nodes,
  ].join('\n')
}

/** What deleting several runtimes did, those first that are still there or may be. */
export function deletionReports(reports: readonly DeletionReport[], unreported: Unreported): string {
  const refused = reports.filter((report) => report.refusal)
  const deleted = reports.filter((report) => !report.refusal)
  return [
    `${deleteWords.deletedMany(deleted.length + unreported.gone.length)}.`,
    ...refused.map(({ name, refusal }) => deleteWords.notDeleted(name, refusal ? refusalText(refusal) : '')),
    ...fates.flatMap((fate) => unreported[fate].map((name) => deleteWords.fateOf[fate](name))),
    ...deleted.map(deletionReport),
  ].join('\n')
}
