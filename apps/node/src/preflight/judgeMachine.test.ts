import { Check, type Verdict } from '@mooring/contract'
import { describe, expect, test } from 'vitest'
import { facts } from '../testing/facts.ts'
import { schemaErrors } from '../testing/schemaErrors.ts'
import { judgeMachine } from './judgeMachine.ts'
import type { MachineFacts, OperatingSystem } from './MachineFacts.ts'

/** The verdict of one check on a machine that suits but for what is given. */
function verdictOf(id: string, change: Partial<MachineFacts>): Verdict | undefined {
  const check = judgeMachine({ ...facts, ...change }).find((found) => found.id === id)
  expect(schemaErrors(Check, check)).toEqual([])
  return check?.verdict
}

test('a machine that suits passes every check, and each is one that the console takes', () => {
  const checks = judgeMachine(facts)
  expect(checks.map(({ verdict }) => verdict)).toEqual(Array(12).fill('pass'))
  expect(new Set(checks.map(({ id }) => id)).size).toBe(12)
})

test('what the machine does not tell is not checked, and never a pass', () => {
  const silent: MachineFacts = {
    ...facts,
    ...{
      clockMhz: null,
      disk: null,
      isAdministrator: null,
      maySleep: null,
      isDomainController: null,
      otherRuntimes: null,
      clockAheadMs: null,
    },
    operatingSystem: { name: 'Linux', version: null },
  }
  const unchecked = judgeMachine(silent).filter(({ verdict }) => verdict === 'notChecked')
  expect(unchecked.map(({ id }) => id)).toEqual([
    ...['operatingSystem', 'processorSpeed', 'diskSpace', 'administrator', 'sleep', 'domainController', 'otherRuntime', 'clock'],
  ])
})

test('whatever does not pass says how to mend it', () => {
  const poor: MachineFacts = {
    ...facts,
    ...{ arch: 'ia32', runtimeVersion: '20.0.0', cores: 1, clockMhz: 900, memoryBytes: 2 ** 30, disk: { path: '/', freeBytes: 2 ** 20 } },
    ...{ isAdministrator: false, maySleep: true, isDomainController: true, otherRuntimes: [{ name: 'x', canShare: false }] },
    ...{ clockAheadMs: 1e9, operatingSystem: { name: 'Debian 9', version: '9', distribution: 'debian', glibc: '2.24' } },
  }
  const checks = judgeMachine(poor)
  expect(checks.filter(({ verdict }) => verdict === 'pass' || verdict === 'notChecked')).toEqual([])
  expect(checks.filter(({ fix }) => fix === undefined)).toEqual([])
})

const windows = (version: string, isServer = false): OperatingSystem => ({ name: 'Windows', version, isServer })
const linux = (distribution: string, version: string, glibc: string | null = '2.35'): OperatingSystem => ({
  ...{ name: 'Linux', version, distribution, glibc },
})

describe('the operating system', () => {
  test.each<[NodeJS.Platform, OperatingSystem, Verdict]>([
    ['win32', windows('10.0.19045'), 'pass'],
    ['win32', windows('10.0.22631'), 'pass'],
    ['win32', windows('10.0.14393', true), 'pass'],
    ['win32', windows('10.0.17763', true), 'pass'],
    ['win32', windows('10.0.20348', true), 'pass'],
    ['win32', windows('10.0.17134', true), 'warning'],
    ['win32', windows('6.3.9600'), 'fail'],
    ['win32', windows('6.2.9200', true), 'fail'],
    ['win32', windows('6.1.7601'), 'fail'],
    ['linux', linux('ubuntu', '22.04'), 'pass'],
    ['linux', linux('ubuntu', '18.04', '2.27'), 'fail'],
    ['linux', linux('debian', '12'), 'pass'],
    ['linux', linux('debian', '10', '2.28'), 'fail'],
    ['linux', linux('rhel', '9.4'), 'pass'],
    ['linux', linux('alpine', '3.20.1', null), 'warning'],
    ['linux', linux('arch', 'rolling'), 'warning'],
    ['darwin', { name: 'macOS', version: '14.5' }, 'pass'],
    ['darwin', { name: 'macOS', version: '13.5' }, 'pass'],
    ['darwin', { name: 'macOS', version: '12.7' }, 'fail'],
    ['freebsd', { name: 'FreeBSD', version: '14.1' }, 'warning'],
  ])('%s %j is judged %s', (platform, operatingSystem, verdict) => {
    expect(verdictOf('operatingSystem', { platform, operatingSystem })).toBe(verdict)
  })
})

test.each<[string, Partial<MachineFacts>, Verdict]>([
  ['architecture', { arch: 'arm64' }, 'pass'],
  ['architecture', { arch: 'ia32' }, 'fail'],
  ['architecture', { arch: 'riscv64' }, 'warning'],
  ['runtimeVersion', { runtimeVersion: '22.15.0' }, 'pass'],
  ['runtimeVersion', { runtimeVersion: '22.14.1' }, 'warning'],
  ['runtimeVersion', { runtimeVersion: '22.0.0' }, 'warning'],
  ['runtimeVersion', { runtimeVersion: '21.7.3' }, 'fail'],
  ['runtimeVersion', { runtimeVersion: '25.0.0' }, 'warning'],
  ['processorCores', { cores: 3 }, 'warning'],
  ['processorSpeed', { clockMhz: 1996 }, 'pass'],
  ['processorSpeed', { clockMhz: 1800 }, 'warning'],
  ['memory', { memoryBytes: 7.5 * 2 ** 30 }, 'pass'],
  ['memory', { memoryBytes: 4 * 2 ** 30 }, 'warning'],
  ['memory', { memoryBytes: 2 ** 28 }, 'fail'],
  ['diskSpace', { disk: { path: '/', freeBytes: 79 * 2 ** 30 } }, 'warning'],
  ['diskSpace', { disk: { path: '/', freeBytes: 2 ** 28 } }, 'fail'],
  ['administrator', { isAdministrator: false }, 'warning'],
  ['administrator', { isAdministrator: false, isContainer: true }, 'pass'],
  ['sleep', { maySleep: true }, 'warning'],
  ['sleep', { maySleep: true, isContainer: true }, 'notChecked'],
  ['domainController', { isDomainController: true }, 'fail'],
  ['otherRuntime', { otherRuntimes: [{ name: 'another node', canShare: true }] }, 'warning'],
  [
    'otherRuntime',
    {
      otherRuntimes: [
        { name: 'a', canShare: true },
        { name: 'b', canShare: false },
      ],
    },
    'fail',
  ],
  ['clock', { clockAheadMs: -30_000 }, 'pass'],
  ['clock', { clockAheadMs: -31_000 }, 'warning'],
  ['clock', { clockAheadMs: 90_000_000 }, 'fail'],
])('%s: %j is judged %s', (id, change, verdict) => expect(verdictOf(id, change)).toBe(verdict))
