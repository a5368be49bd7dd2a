import type { MachineFacts } from '../preflight/MachineFacts.ts'

/** A machine that suits. */
export const facts: MachineFacts = {
  platform: 'linux',
  arch: 'x64',
  machineName: 'web-1',
  operatingSystem: { name: 'Debian GNU/Linux 12 (bookworm)', version: '12', distribution: 'debian', glibc: '2.36' },
  runtimeVersion: '24.0.0',
  cores: 4,
  clockMhz: 2400,
  memoryBytes: 8 * 2 ** 30,
  disk: { path: '/var/lib', freeBytes: 100 * 2 ** 30 },
  isContainer: false,
  isAdministrator: true,
  maySleep: false,
  isDomainController: false,
  otherRuntimes: [],
  clockAheadMs: 120,
}
