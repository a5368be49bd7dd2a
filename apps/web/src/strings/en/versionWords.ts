import type { ReactNode } from 'react'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'

/** The Version tab of an integration runtime. */
export const versionWords = {
  label: 'Versions of the nodes',
  header: { node: 'Node', installed: 'Installed', update: 'Update', support: 'Support' },
  latest: (version: string) => `The newest version of the node is ${version}, that of this console.`,
  noNode: 'No node is registered yet.',
  supported: 'Supported',
  until: (day: string) => `Supported until ${day}`,
  ending: (day: string, days: number) => `Support ends on ${day}, in ${counted(days, 'day', 'days')}`,
  ended: (day: string) => `Support ended on ${day}`,
  howTo: (nodes: number) => `How to update ${counted(nodes, 'node', 'nodes')}`,
  drain: (nodesTab: ReactNode) => sentence`Drain the node on the ${nodesTab} tab and wait until it runs nothing; the others take over.`,
  nodesTab: 'Nodes',
  install: (version: string, settingsTab: ReactNode) =>
    sentence`On its machine, stop the node and install version ${version} as the ${settingsTab} tab says. It stays registered: no key is needed.`,
  settingsTab: 'Settings',
  start: 'Start it and resume it here. Then do the next one.',
  rule: 'A version is supported for one year from the day on which a newer one is released. This page warns from 90 days before the end.',
}
