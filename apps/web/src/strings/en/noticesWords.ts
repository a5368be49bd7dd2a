/** What was told in passing, and the panel that keeps it. */
export const noticesWords = {
  title: 'Notifications',
  withNew: (count: number) => `Notifications, ${count} new`,
  none: 'No notifications. What you create, change and delete is noted here until you sign out or reload the page; nodes that are lost, copied or come online, and scans that fail, for a day.',
  notKept: 'Could not keep what you have seen',
  event: {
    nodeLost: (node: string, runtime: string) => `Node ${node} of ${runtime} is lost`,
    silent: 'It has stopped sending heartbeats.',
    nodeWasLost: (node: string, runtime: string) => `Node ${node} of ${runtime} was lost`,
    wasSilent: (from: string, until: string) => `It sent no heartbeats from ${from} until ${until}.`,
    nodeOnline: (node: string, runtime: string) => `Node ${node} of ${runtime} is online`,
    nodeQuarantined: (node: string, runtime: string) => `Two machines use the registration of node ${node} of ${runtime}`,
    copied: 'The one that came later gets no runs. Open the node to see what to do.',
    openNode: (node: string) => `Open ${node}`,
    openRuntime: (runtime: string) => `Open ${runtime}`,
    runFailed: (scan: string, source: string) => `Scan ${scan} of ${source} failed`,
    openRun: 'Open the run',
  },
  dismissAll: 'Dismiss all',
  dismiss: (title: string) => `Dismiss: ${title}`,
}
