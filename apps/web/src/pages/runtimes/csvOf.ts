import type { RuntimeSummary } from '@mooring/contract'
import { csvLine } from '@mooring/domain'
import { exportWords } from '#strings/exportWords.ts'
import { statusWords } from '#strings/statusWords.ts'

const { header, yes, no } = exportWords.csv

const columns: Record<keyof typeof header, (runtime: RuntimeSummary) => string | number> = {
  name: ({ name }) => name,
  state: ({ state }) => statusWords.runtime[state],
  reason: (runtime) => statusWords.runtimeReason(runtime),
  since: ({ since }) => since,
  type: ({ kind }) => kind,
  nodesOnline: ({ nodesOnline }) => nodesOnline,
  nodesTotal: ({ nodesTotal }) => nodesTotal,
  nodesMax: ({ nodesMax }) => nodesMax,
  versions: ({ versions }) => versions.join(', '),
  isUpdateAvailable: ({ isUpdateAvailable }) => (isUpdateAvailable ? yes : no),
  usedBy: ({ usedBy }) => usedBy,
  keyAgeDays: ({ keyAgeDays }) => keyAgeDays,
  lastSeen: ({ lastSeen }) => lastSeen ?? '',
  description: ({ description }) => description ?? '',
  tags: ({ tags }) => tags.join(', '),
  createdAt: ({ createdAt }) => createdAt,
}

const keys = Object.keys(columns) as (keyof typeof columns)[]

/** Runtimes as a table for people, in their language: UTF-8 with its mark, lines ended by CR LF. */
export function csvOf(runtimes: readonly RuntimeSummary[]): string {
  const lines = [keys.map((key) => header[key]), ...runtimes.map((runtime) => keys.map((key) => columns[key](runtime)))]
  return `\uFEFF${lines.map(csvLine).join('')}`
}
