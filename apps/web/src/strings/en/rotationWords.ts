import type { ReactNode } from 'react'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'

/** The way through a rotation of both authentication keys. */
export const rotationWords = {
  title: 'Rotate keys',
  underWay: {
    wait: 'A rotation is under way: nodes still use Key1',
    makeKey1: 'A rotation is under way: nothing uses Key1 any more',
  },
  lead: 'Replaces both keys one after the other, so that at every moment one of them can be given to machines. Registered nodes have credentials of their own: none is disconnected. You can leave and come back at any time; the console sees from the keys and nodes how far it is.',
  step: {
    makeKey2: (number: number) => `${number}. Make a new Key2`,
    wait: (number: number) => `${number}. Bring everything that uses Key1 to Key2`,
    makeKey1: (number: number) => `${number}. Make a new Key1`,
  },
  done: 'Done',
  later: 'Comes later',
  makeKey2: 'Regenerate Key2…',
  makeKey2Effect:
    'The old Key2 stops registering nodes at once. Key1 goes on registering nodes meanwhile, and no registered node is affected.',
  ended: (moment: ReactNode) => sentence`The last rotation ended ${moment}.`,
  waitEffect: (nodes: number) =>
    `Put Key2 wherever Key1 is kept: scripts, images, notes. ${counted(nodes, 'node is', 'nodes are')} registered with Key1 as it is today, and would have to be registered with Key2 only if you want no trace of Key1:`,
  reenrol:
    'To register such a machine again, run these commands on it, one after the other, and paste Key2. What it runs meanwhile is given to other nodes.',
  unregisters: 'ends the registration',
  registers: 'registers with Key2',
  key2Made: (moment: ReactNode, nodes: number) =>
    sentence`Key2 was generated ${moment}; ${counted(nodes, 'node has', 'nodes have')} registered with it. This page updates itself as nodes register.`,
  key1Used: (moment: ReactNode) => sentence`Key1 registered a node ${moment}, after Key2 was generated: something still holds it.`,
  copyKey2: 'Copy Key2',
  doNotWait: 'Do not wait: regenerate Key1…',
  makeKey1: 'Regenerate Key1…',
  makeKey1Effect:
    'No registered node enrolled with Key1 as it is today. Its old value stops registering nodes at once; Key2 and every registered node stay as they are.',
}
