import { expect, test } from 'vitest'
import { countedOnce, networkMeter, parseCounters, type NetworkCounters } from './networkMeter.ts'

const text = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 9000000     100    0    0    0     0          0         0  9000000     100    0    0    0     0       0          0
  eth0:    5000      10    0    0    0     0          0         0      700       7    0    0    0     0       0          0
docker0:4000 8 0 0 0 0 0 0 600 6 0 0 0 0 0 0
  what:   is     this
`

/** A meter that reads one after the other, and a clock that goes so many seconds further each time. */
function aMeter(readings: readonly (NetworkCounters | null)[], secondsApart = 10) {
  let [reading, atMs] = [0, 0]
  return networkMeter({ read: () => readings[reading++] ?? null, now: () => (atMs += secondsApart * 500) })
}
const eth0 = (received: number, sent: number): NetworkCounters => new Map([['eth0', { received, sent }]])

test('reads what went through each interface but the loopback', () => {
  expect([...parseCounters(text)]).toEqual([
    ['eth0', { received: 5000, sent: 700 }],
    ['docker0', { received: 4000, sent: 600 }],
  ])
  expect(parseCounters('').size).toBe(0)
})

test('counts bridges and tunnels only where there is no hardware', () => {
  const counters = parseCounters(text)
  expect([...countedOnce(counters, (name) => name === 'eth0').keys()]).toEqual(['eth0'])
  expect([...countedOnce(counters, () => false).keys()]).toEqual(['eth0', 'docker0'])
})

test('tells bytes a second, as a rate between two calls', () => {
  let atMs = 0
  const readings = [eth0(1000, 50), eth0(41_000, 150), eth0(41_000, 150)]
  const measure = networkMeter({ read: () => readings.shift()!, now: () => atMs })
  atMs = 10_000
  expect(measure()).toEqual({ receivedBytesPerSecond: 4000, sentBytesPerSecond: 10 })
  atMs = 12_000
  expect(measure()).toEqual({ receivedBytesPerSecond: 0, sentBytesPerSecond: 0 })
})

test('tells nothing of a moment too short to measure, and measures it with the next', () => {
  let atMs = 0
  const readings = [eth0(0, 0), eth0(10_000, 1000)]
  const measure = networkMeter({ read: () => readings.shift()!, now: () => atMs })
  atMs = 5
  expect(measure()).toEqual({})
  atMs = 10_000
  expect(measure()).toEqual({ receivedBytesPerSecond: 1000, sentBytesPerSecond: 100 })
})

test('an interface that came, went or started anew makes no leap', () => {
  const wlan = ['wlan0', { received: 1e9, sent: 1e9 }] as const
  const measure = aMeter([eth0(1000, 1000), new Map([...eth0(2000, 1500), wlan]), eth0(5, 5), eth0(1005, 505)], 2)
  expect(measure()).toEqual({ receivedBytesPerSecond: 1000, sentBytesPerSecond: 500 })
  expect(measure()).toEqual({ receivedBytesPerSecond: 0, sentBytesPerSecond: 0 })
  expect(measure()).toEqual({ receivedBytesPerSecond: 1000, sentBytesPerSecond: 500 })
})

test('where the operating system does not tell, nothing is said rather than zero', () => {
  const measure = aMeter([null, null, eth0(0, 0), eth0(20, 10)])
  expect([measure(), measure(), measure()]).toEqual([{}, {}, { receivedBytesPerSecond: 4, sentBytesPerSecond: 2 }])
})

test.runIf(process.platform === 'linux')('reads this machine within what the contract allows', () => {
  let atMs = 0
  const measure = networkMeter({ now: () => atMs })
  atMs = 10_000
  const { receivedBytesPerSecond = -1, sentBytesPerSecond = -1 } = measure()
  for (const rate of [receivedBytesPerSecond, sentBytesPerSecond]) {
    expect(rate).toBeGreaterThanOrEqual(0)
    expect(Number.isInteger(rate)).toBe(true)
  }
})
