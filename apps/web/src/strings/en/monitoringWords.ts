import type { RunCounts } from '@mooring/contract'

/** The Monitoring page: cards, chart and filters. */
export const monitoringWords = {
  lead: 'What the scans of your data sources did and are doing now.',
  cards: 'Scan runs by status',
  all: 'Scan runs',
  counted: (days: number) => `Counted here: the last ${days} days. The list below has every run.`,
  status: {
    succeeded: 'Succeeded',
    completedWithExceptions: 'Completed with exceptions',
    canceled: 'Canceled',
    failed: 'Failed',
    inProgress: 'In progress',
    queued: 'Queued',
  } satisfies Record<keyof RunCounts, string>,
  chart: 'Scan status',
  chartOf: (days: number) => (days === 1 ? 'Scan runs of today, by status' : `Scan runs of the last ${days} days, by day and status`),
  asTable: 'As a table',
  day: 'Day',
  noRuns: 'No scan ran in this time.',
  summary: 'the summary',
  filters: 'Filters',
  source: 'Source',
  runtime: 'Integration runtime',
  statusFilter: 'Status',
  time: 'Time',
  days: { 1: 'Today', 7: 'Last 7 days', 30: 'Last 30 days', 90: 'Last 90 days' },
  noMatch: 'No run matches these filters.',
}
