import { counted, numberText, plural } from '../inNumbers.ts'

const runtimes = (count: number) => counted(count, 'integration runtime', 'integration runtimes')

/** The list of the integration runtimes, its commands and its filters. */
export const runtimesListWords = {
  title: 'Integration runtimes',
  titleOf: (name: string) => `${name} - Integration runtimes`,
  what: 'the integration runtimes',
  tickOne: 'Tick one integration runtime first.',
  tickAny: 'Tick an integration runtime first.',
  tags: 'Tags',
  export: 'Export',
  columns: 'Columns',
  header: {
    name: 'Name',
    status: 'Status',
    type: 'Type',
    nodes: 'Nodes',
    version: 'Version',
    usedBy: 'Used by',
    lastSeen: 'Last seen',
    description: 'Description',
    tags: 'Tags',
    created: 'Created',
  },
  /** Pixels by which a column is wider than the English one, by its key; fewer than none where it is narrower. */
  wider: (_column: string): number => 0,
  /** Pixels that the name leaves to the status on a phone. */
  statusWiderOnPhone: (): number => 0,
  selfHosted: 'Self-Hosted',
  never: 'Never',
  update: 'Update',
  updateOf: (versions: string) => `Update available: ${versions}`,
  versions: (oldest: string, others: number) => `${oldest} +${others}`,
  scans: (count: number) => counted(count, 'scan', 'scans'),
  columnsNotKept: 'Could not keep the columns',
  showing: (from: number, to: number, total: number) =>
    `Showing ${numberText(from)} - ${numberText(to)} of ${numberText(total)} ${plural(total, 'integration runtime', 'integration runtimes')}`,
  total: runtimes,
  selected: (count: number) => `${numberText(count)} selected`,
  selectAll: (count: number) => `Select all ${numberText(count)}`,
  clearSelection: 'Clear selection',
  selectAllFailed: 'Could not select all',
  search: 'Filter by name, description or tag',
  filter: {
    status: 'Status',
    version: 'Version',
    updateAvailable: 'Update available',
    anotherVersion: 'Another version',
    tags: 'Tags',
    anotherTag: 'Another tag',
    usedBy: 'Used by',
    usedByNone: 'None',
    keyAge: 'Key older than',
    days: (count: number) => counted(count, 'day', 'days'),
  },
}
