import type { ReactNode } from 'react'
import { sentence } from '../sentence.ts'

/** What a machine needs before a node is installed on it. */
export const prerequisitesWords = {
  section: 'Prerequisites and networking requirements',
  what: 'the requirements',
  title: 'Prerequisites',
  machine: [
    'A 64-bit machine with Linux, macOS or Windows, and Node.js 22 or newer, which the executable file of the node includes.',
    '2 GHz, 4 cores, 8 GB of memory and 80 GB of disk are recommended. A node runs one scan per core at once, at least two.',
    'A machine that hibernates does not scan: choose a power plan that keeps it awake.',
    'The user that runs the node needs no administrator rights, only a home directory of its own.',
    'Processor and memory follow the scans: expect peaks while several run at the same time.',
  ],
  network: 'Networking requirements',
  outbound:
    'A node only makes outbound connections: no inbound port has to be open, and nodes do not talk to each other. It must reach this console, the sources that it scans and the key vaults of their credentials, and no other host.',
  hosts: 'Hosts that a node must reach',
  header: { host: 'Host', port: 'Outbound port', purpose: 'What for' },
  port: (port: number, protocol: string) => `${port} (${protocol})`,
  moreSources: 'There are more sources or key vaults than these; their hosts stand in the lists of both.',
  copy: 'Copy as firewall rules',
  copied: 'Firewall rules copied',
  names: (lookup: ReactNode) =>
    sentence`Names must resolve on that machine: ${lookup} has to answer with the address that the machine is to use, which for a private endpoint is the private one.`,
  forSource: (name: string) => `Source ${name}`,
  forInstance: (name: string) => `SQL Server Browser, and the TCP port that it names, for source ${name}`,
  forVault: (name: string) => `Key vault ${name}`,
  forSignIn: (vaults: string) => `Sign-in to Azure, for key vault ${vaults}`,
  forConsole: 'This console',
  rules: {
    from: 'From every machine that runs a node. No inbound port has to be open.',
    header: ['direction', 'protocol', 'host', 'port', 'purpose'],
    outbound: 'outbound',
  },
}
