import type { NodesOfKey } from '@mooring/contract'
import type { ReactNode } from 'react'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'

/** The authentication keys of an integration runtime. */
export const keysWords = {
  name: { authKey1: 'Key1', authKey2: 'Key2' },
  header: { name: 'Name', key: 'Authentication key' },
  hidden: (key: string) => `${key}, hidden`,
  show: (key: string) => `Show ${key}`,
  hide: (key: string) => `Hide ${key}`,
  copy: (key: string) => `Copy ${key}`,
  copied: (key: string) => `${key} copied`,
  withheld: 'The console keeps this key for itself.',
  regenerateKey: (key: string) => `Regenerate ${key}`,
  regenerateQuestion: (key: string) => `Regenerate ${key}?`,
  regenerate: 'Regenerate',
  regenerated: (key: string) => `${key} regenerated`,
  regeneratedNext: 'Copy the new key for the nodes that are still to be registered.',
  regenerateEffect: (key: string, other: string) => `The old value of ${key} stops registering nodes at once. ${other} does not change.`,
  noneConcerned: (key: string, nodes: number) => `No registered node enrolled with ${key}. ${staying(nodes)}`,
  concerned: (key: string, nodes: readonly string[], others: number) =>
    `${counted(nodes.length, 'node', 'nodes')} enrolled with ${key}: ${nodes.join(', ')}. ${others === 0 ? '' : staying(others)}`,
  concernedChoice: 'What happens to these nodes',
  nodesChoice: {
    keep: 'Keep them: registered nodes stay connected, because each has a credential of its own',
    drain: 'Drain them: they finish what they run and get nothing new until somebody resumes them',
    remove: 'Remove them: their credentials end at once, and what they run is given to other nodes',
  },
  regenerateAnd: {
    keep: () => 'Regenerate',
    drain: (nodes: number) => `Regenerate and drain ${counted(nodes, 'node', 'nodes')}`,
    remove: (nodes: number) => `Regenerate and remove ${counted(nodes, 'node', 'nodes')}`,
  } satisfies Record<NodesOfKey, (nodes: number) => string>,
  drained: (nodes: readonly string[]) => `Drained: ${nodes.join(', ')}.`,
  removed: (nodes: readonly string[]) => `Removed: ${nodes.join(', ')}.`,
  limit: (key: string) => `Limit the use of ${key}`,
  limitsUnknown: 'What limits it is not known yet.',
  nodesUnknown: 'Which nodes enrolled with it is not known yet.',
  limitsOf: (key: string) => `Limits of ${key}`,
  limited: (key: string) => `The use of ${key} is limited as you said`,
  expiresOn: (key: string) => `${key} expires on`,
  expiresOnHint: 'It registers nodes until the end of this day (UTC); without a day it never expires. Registered nodes stay connected.',
  expiresOnOdd: 'Enter a day, or nothing.',
  addresses: 'Allowed addresses',
  addressesHint: 'Where nodes may be registered from: addresses or ranges (10.0.0.0/8), one per line. Without any: from anywhere.',
  addressesTooMany: (max: number) => `At most ${max} addresses.`,
  addressOdd: (address: string) => `${address} is neither an address nor a range such as 10.0.0.0/8.`,
  limitsNotSaved: 'The limits were not saved',
  saveLimits: 'Save limits',
  made: 'Generated',
  fingerprint: 'Fingerprint',
  lastUsed: 'Last used',
  never: 'never',
  enrolled: 'Nodes enrolled with it',
  none: 'none',
  enrolledEarlier: 'With an earlier value',
  expires: 'Expires',
  hasExpired: (day: ReactNode) => sentence`has expired (${day})`,
  allowedFrom: 'Allowed from',
  anywhere: 'anywhere',
}

function staying(nodes: number): string {
  if (nodes === 0) return 'None is affected.'
  return nodes === 1 ? 'The other registered node stays connected.' : `The ${nodes} other registered nodes stay connected.`
}
