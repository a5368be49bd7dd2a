import type { ReactNode } from 'react'
import { counted, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'

/** The nodes of an integration runtime. */
export const nodesWords = {
  label: 'Nodes',
  header: {
    node: 'Node',
    status: 'Status',
    load: 'Load',
    network: 'Network',
    role: 'Role and version',
    lastHour: 'Last hour',
    actions: 'Actions',
  },
  lead: (reason: string, max: number) =>
    `${reason} Up to ${max} nodes can be registered; two or more keep scans running when one machine is down.`,
  none: 'No node yet. Register one with a key of the Settings tab.',
  notChanged: 'The node was not changed',
  resumed: (node: string) => `Node ${node} resumed`,
  drains: (node: string) => `Node ${node} is draining`,
  resume: (node: string) => `Resume ${node}`,
  drain: (node: string) => `Drain ${node}: it finishes what it runs and gets nothing new`,
  limit: (node: string) => `Limit ${node}`,
  remove: (node: string) => `Remove ${node}`,
  removeQuestion: (node: string) => `Remove node ${node}?`,
  removeIt: 'Remove',
  removed: (node: string) => `Node ${node} removed`,
  /** `running`: what the node runs now; `takers`: other nodes that take runs. */
  removeEffect: (running: number, takers: number) =>
    `Its credential ends at once: the node stops and says so on its machine. ${becomesOf(running, takers)} To use the machine again, register it again with a key.`,
  machine: (machine: string, operatingSystem: string) => `${machine}, ${operatingSystem}`,
  heartbeat: (moment: ReactNode) => sentence`Heartbeat ${moment}`,
  never: 'never',
  load: (running: number, limit: number) => `${running}/${limit} scans`,
  cpu: (percent: number) => `CPU ${percent} %`,
  free: (memory: string) => `${memory} free`,
  notReported: 'Not reported',
  perSecond: (bytes: string) => `${bytes}/s`,
  received: (rate: string) => `${rate} in`,
  sent: (rate: string) => `${rate} out`,
  role: {
    both: {
      name: 'Dispatcher and worker',
      meaning: 'It gets its runs from this console and executes them itself. No node depends on another.',
    },
    worker: { name: 'Worker', meaning: 'It finishes what it runs; new runs go to other nodes until it is resumed.' },
    none: { name: 'None', meaning: 'It is not connected: runs go to other nodes.' },
  },
  version: (version: string) => `Version ${version}`,
  registered: (moment: ReactNode, key: string | null) => sentence`Registered ${moment} ${key === null ? null : `with ${key}`}`,
  ephemeral: (span: string) => `Ephemeral: removed after ${span} offline`,
  limitOf: (node: string) => `Limit of node ${node}`,
  limitLabel: (node: string) => `Scans at once on ${node}`,
  limitHint: (max: number) =>
    `From 1 to ${max}. The upper end is what its machine says: one per core, at least 2, at most 64, or what was set there. Scans that are running are not stopped.`,
  limitOutside: (max: number) => `Enter a number from 1 to ${max}.`,
  limitNotSaved: 'The limit was not saved',
  saveLimit: 'Save limit',
  limited: (node: string, limit: number) => `${node} runs up to ${counted(limit, 'scan', 'scans')} at once`,
  figuresFailed: 'The figures of the last hour could not be read.',
  reading: 'Reading…',
  noFigures: 'No figures of the last hour',
  figures: (average: number, most: number) => `CPU ${average} % on average, ${most} % at most`,
}

function becomesOf(running: number, takers: number): string {
  const runs = counted(running, 'scan', 'scans')
  const begin = plural(running, 'begins', 'begin')
  if (running > 0 && takers > 0)
    return `It runs ${runs} now, which ${begin} again on ${takers === 1 ? 'the other node' : `the ${takers} other nodes`}.`
  if (running > 0)
    return `It runs ${runs} now, which ${begin} again only once another node of this integration runtime is online: there is none now.`
  return takers > 0
    ? 'It runs no scan now.'
    : 'It runs no scan now; the next ones wait until another node is online, because there is none.'
}
