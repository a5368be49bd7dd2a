import { expect, test } from 'vitest'
import { isOlderVersion, isOutdatedVersion, versionSupport } from './versionSupport.ts'

const releases = [
  { version: '1.0.0', releasedOn: '2026-01-01' },
  { version: '1.1.0', releasedOn: '2026-03-01' },
  { version: '1.10.0', releasedOn: '2026-06-01' },
]

test.each([
  ['1.0.0', '1.0.1', true],
  ['1.9.0', '1.10.0', true],
  ['1.10.0', '1.9.9', false],
  ['1.0.0', '1.0.0', false],
  ['2.0.0-rc.1', '2.0.0', true],
  ['2.0.0', '2.0.0-rc.1', false],
  ['2.0.0-rc.1', '2.0.0-rc.2', false],
  ['1.0.0+build.5', '1.0.0', false],
  ['whatever', '1.0.0', false],
  ['1.0.0', '', false],
])('%s is older than %s: %s', (version, other, isOlder) => {
  expect(isOlderVersion(version, other)).toBe(isOlder)
})

test('the newest release has no update, and no end of its support', () => {
  expect(versionSupport('1.10.0', new Date('2036-01-01'), releases)).toEqual({
    isUpdateAvailable: false,
    support: 'supported',
    supportedUntil: null,
  })
  expect(isOutdatedVersion('1.10.0', releases)).toBe(false)
})

test('nothing is said of what is newer than every release, or is no version', () => {
  for (const version of ['2.0.0', 'whatever']) {
    expect(isOutdatedVersion(version, releases)).toBe(false)
    expect(versionSupport(version, new Date('2036-01-01'), releases).supportedUntil).toBeNull()
  }
})

test.each([
  ['2026-04-01', 'supported'],
  ['2026-11-30T23:59:59Z', 'supported'],
  ['2026-12-01', 'ending'],
  ['2027-02-28T23:59:59Z', 'ending'],
  ['2027-03-01', 'ended'],
])('on %s a version whose successor came out on 2026-03-01 is %s', (now, support) => {
  expect(versionSupport('1.0.0', new Date(now), releases)).toEqual({
    isUpdateAvailable: true,
    support,
    supportedUntil: new Date('2027-03-01'),
  })
})

test('the end counts from the first newer release, also for a version that is not in the list', () => {
  expect(versionSupport('1.0.7', new Date('2026-07-01'), releases).supportedUntil).toEqual(new Date('2027-03-01'))
  expect(versionSupport('0.9.0', new Date('2026-07-01'), releases).supportedUntil).toEqual(new Date('2027-01-01'))
})
