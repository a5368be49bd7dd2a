import { counted } from '../inNumbers.ts'

/** The page of one integration runtime and its Settings tab. */
export const runtimeSettingsWords = {
  title: 'Integration runtime settings',
  what: (name: string) => `the integration runtime ${name}`,
  thisTab: 'this tab',
  moreTabs: 'More tabs',
  saved: (name: string) => `${name} saved`,
  open: (name: string) => `Open ${name}`,
  notSaved: 'The settings were not saved',
  deleted: (name: string) => `${name} has been deleted`,
  tab: {
    settings: 'Settings',
    nodes: (count: number) => `Nodes (${count})`,
    version: (isUpdateAvailable: boolean) => (isUpdateAvailable ? 'Version (update available)' : 'Version'),
    usedBy: (count: number) => `Used by (${count})`,
    runs: 'Runs',
    activity: 'Activity',
    diagnostics: 'Diagnostics',
  },
  lead: 'Install integration runtime on a machine in the private network or add further nodes using the Authentication Key.',
  manualSetup: 'Manual setup',
  name: 'Name',
  description: 'Description',
  nodeLimit: 'Node limit',
  nodeLimitHint: (min: number, max: number, total: number) =>
    `How many nodes may be registered: from ${min} to ${max}, and not below the number there is (${total}). More nodes run more scans at once; a single scan does not become faster.`,
  nodeLimitOutside: (min: number, max: number) => `Enter a number from ${min} to ${max}.`,
  nodeLimitTooLow: (total: number) =>
    `${counted(total, 'node is', 'nodes are')} registered. Remove nodes first, or choose ${total} or more.`,
  runsLimit: 'Scans at once',
  runsLimitHint: 'How many scans all of its nodes run together. Empty: as many as the limits of the nodes allow.',
  runsLimitOutside: (min: number, max: number) => `Enter a number from ${min} to ${max}, or nothing.`,
  noLimit: 'No limit',
  connected: (node: string) => `Node ${node} connected`,
  connecting: (node: string) => `Node ${node} is registered and connecting…`,
  waiting: 'Waiting for a node…',
}
