import { expect, test } from 'vitest'
import { nodeRole } from './nodeRole.ts'

test.each([
  ['Online', 'Dispatcher and worker'],
  ['Limited', 'Dispatcher and worker'],
  ['Upgrading', 'Dispatcher and worker'],
  ['Draining', 'Worker'],
  ['Initializing', 'None'],
  ['Offline', 'None'],
] as const)('a node that is %s has the role: %s', (status, name) => expect(nodeRole({ status }).name).toBe(name))
