import type { DeletionReport, RuntimeDeletion } from '@mooring/contract'

/** A number with its noun: `1 run`, `2 runs`. */
export const countText = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** What deleting a runtime did, as text for a ticket or a mail. */
export function deletionReport({ name, failedRuns, removedNodes }: RuntimeDeletion): string {
  const runs = failedRuns.map((run) => `- ${run.dataSourceName} / ${run.scanName}, run ${run.runId} (was ${run.status.toLowerCase()})`)
  const nodes = removedNodes.map((node) => `- ${node}`)
  return [
    `Integration runtime ${name} deleted.`,
    failedRuns.length === 0 ? 'No run failed.' : `${countText(failedRuns.length, 'run')} failed:`,
    ...runs,
    removedNodes.length === 0 ? 'It had no node.' : `${countText(removedNodes.length, 'node')} removed:`,
    ...nodes,
  ].join('\n')
}

/** What deleting several runtimes did, those first that are still there. `untried`: names that nothing was done to. */
export function deletionReports(reports: readonly DeletionReport[], untried: readonly string[]): string {
  const refused = reports.filter((report) => report.refusal)
  const deleted = reports.filter((report) => !report.refusal)
  return [
    `${countText(deleted.length, 'integration runtime')} deleted.`,
    ...refused.map(({ name, refusal }) => `Not deleted: ${name}. ${refusal?.message}`),
    ...untried.map((name) => `Not tried: ${name}.`),
    ...deleted.map(deletionReport),
  ].join('\n')
}
