import { counted } from '../inNumbers.ts'

/** Saving the integration runtimes as a file. */
export const exportWords = {
  menu: 'Export',
  done: (count: number) => `${counted(count, 'integration runtime', 'integration runtimes')} exported`,
  failed: 'Could not export',
  /** The table of runtimes. */
  csv: {
    header: {
      name: 'Name',
      state: 'State',
      reason: 'Reason',
      since: 'Since',
      type: 'Type',
      nodesOnline: 'Nodes online',
      nodesTotal: 'Nodes',
      nodesMax: 'Node limit',
      versions: 'Version',
      isUpdateAvailable: 'Update available',
      usedBy: 'Used by scans',
      keyAgeDays: 'Key age in days',
      lastSeen: 'Last seen',
      description: 'Description',
      tags: 'Tags',
      createdAt: 'Created',
    },
    yes: 'yes',
    no: 'no',
  },
}
