import { numberText } from '../inNumbers.ts'

/** What a node says when it is asked to try a connection or to look at itself. */
export const connectionWords = {
  test: 'Test connection',
  again: 'Test again',
  testText:
    'A node of the integration runtime connects as the scan would and reads the first objects. Nothing is written and nothing is kept.',
  asking: (runtime: string) => `A node of ${runtime} is asked to try it. That may take up to 50 seconds.`,
  trying: (node: string) => `Node ${node} is trying it.`,
  notTested: 'The connection was not tested',
  progress: 'Progress of the connection test',
  result: 'Result of the connection test',
  steps: 'Steps of the connection test',
  outdated: 'The form has been changed since. Test again.',
  reached: (node: string) => `Node ${node} reached the source and can read it.`,
  reachedWithWarning: (node: string) => `Node ${node} can read the source, with a warning.`,
  failedAt: (node: string, step: string) => `Node ${node} did not get through. It failed at: ${step}.`,
  step: {
    credential: 'Credential',
    dns: 'Name (DNS)',
    proxy: 'Proxy',
    tcp: 'Connection (TCP)',
    tls: 'Encryption (TLS)',
    http: 'Answer (HTTP)',
    read: 'Signing in and reading',
  },
  verdict: { pass: 'Passed', warning: 'Warning', fail: 'Failed', notChecked: 'Not checked', busy: 'In progress', waiting: 'Not started' },
  took: (verdict: string, ms: number) => `${verdict}, ${numberText(ms)} ms`,
  noNode: (runtime: string) => `No node of ${runtime} is connected`,
  noNodeText:
    'Start one on its machine with mooring-node run, or its service, and try again. The Nodes tab of the integration runtime says how each node is.',
  silent: 'The node did not answer in time',
  silentText:
    'It may be busy, or have lost its connection to this console. Try again; when it stays silent, look at its log with mooring-node logs on its machine.',
}
