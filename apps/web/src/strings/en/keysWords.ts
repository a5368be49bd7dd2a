import type { ReactNode } from 'react'
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
  regenerateEffect: (key: string, other: string, nodes: number) =>
    `The old value of ${key} stops registering nodes at once. ${staying(nodes)} ${other} does not change.`,
  limit: (key: string) => `Limit the use of ${key}`,
  limitsUnknown: 'What limits it is not known yet.',
  limitsOf: (key: string) => `Limits of ${key}`,
  limited: (key: string) => `The use of ${key} is limited as you said`,
  expiresOn: (key: string) => `${key} expires on`,
  expiresOnHint: 'It registers nodes until the end of this day (UTC); without a day it never expires. Registered nodes stay connected.',
  expiresOnOdd: 'Enter a day, or nothing.',
  addresses: 'Allowed addresses',
  addressesHint: 'Where nodes may be registered from: addresses or ranges (10.0.0.0/8), one a line. Without any: from anywhere.',
  addressesTooMany: (max: number) => `At most ${max} addresses.`,
  addressOdd: (address: string) => `${address} is neither an address nor a range such as 10.0.0.0/8.`,
  limitsNotSaved: 'The limits were not saved',
  saveLimits: 'Save limits',
  made: 'Made',
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
  if (nodes === 0) return 'No node is registered, so none is affected.'
  if (nodes === 1) return 'The registered node stays connected.'
  return `The ${nodes} registered nodes stay connected.`
}
