import type { RuntimeSummary } from '@mooring/contract'
import { csvLine } from '@mooring/domain'

const columns: readonly [header: string, value: (runtime: RuntimeSummary) => string | number][] = [
  ['Name', ({ name }) => name],
  ['State', ({ state }) => state],
  ['Reason', ({ reason }) => reason],
  ['Since', ({ since }) => since],
  ['Type', ({ kind }) => kind],
  ['Nodes online', ({ nodesOnline }) => nodesOnline],
  ['Nodes', ({ nodesTotal }) => nodesTotal],
  ['Node limit', ({ nodesMax }) => nodesMax],
  ['Version', ({ versions }) => versions.join(', ')],
  ['Update available', ({ isUpdateAvailable }) => (isUpdateAvailable ? 'yes' : 'no')],
  ['Used by scans', ({ usedBy }) => usedBy],
  ['Key age in days', ({ keyAgeDays }) => keyAgeDays],
  ['Last seen', ({ lastSeen }) => lastSeen ?? ''],
  ['Description', ({ description }) => description ?? ''],
  ['Tags', ({ tags }) => tags.join(', ')],
  ['Created', ({ createdAt }) => createdAt],
]

/** Runtimes as a table for a spreadsheet: UTF-8 with its mark, lines ended by CR LF. */
export function csvOf(runtimes: readonly RuntimeSummary[]): string {
  const lines = [columns.map(([header]) => header), ...runtimes.map((runtime) => columns.map(([, value]) => value(runtime)))]
  return `\uFEFF${lines.map(csvLine).join('')}`
}
