import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavesRunToOthers, type NodeLoad } from './leavesRunToOthers.ts'
import { offlineAfterMs } from './liveness.ts'

const now = new Date('2026-01-01T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const aNode = (id: string, given: Partial<NodeLoad> = {}): NodeLoad => ({
  id,
  runs: 0,
  concurrentJobsLimit: 4,
  registeredAt: ago(86_400_000),
  lastHeartbeatAt: ago(1000),
  onlineSince: ago(60_000),
  drainingSince: null,
  ...given,
})
const busy = aNode('busy', { runs: 2 })

test.each([
  ['one that has fewer runs', aNode('other', { runs: 1 }), true],
  ['one that has as many', aNode('other', { runs: 2 }), false],
  ['one that has more', aNode('other', { runs: 3 }), false],
  ['one that has fewer and no room', aNode('other', { runs: 1, concurrentJobsLimit: 1 }), false],
  ['one that drains', aNode('other', { drainingSince: ago(1000) }), false],
  ['one that fell silent', aNode('other', { lastHeartbeatAt: ago(offlineAfterMs) }), false],
  ['one that has not spoken yet', aNode('other', { lastHeartbeatAt: null, onlineSince: null }), false],
  ['one of which there is a copy', aNode('other', { rivalHeardAt: ago(1000) }), true],
])('a node with two runs and %s', (_, other, leaves) => {
  expect(leavesRunToOthers('busy', [busy, other], now)).toBe(leaves)
})

test('a node that the others do not know leaves nothing to them', () => {
  expect(leavesRunToOthers('unknown', [aNode('other')], now)).toBe(false)
})

const someNodes = fc
  .array(
    fc.record({
      runs: fc.nat({ max: 6 }),
      concurrentJobsLimit: fc.integer({ min: 1, max: 6 }),
      drainingSince: fc.option(fc.constant(ago(1000))),
      lastHeartbeatAt: fc.option(fc.constantFrom(ago(1000), ago(offlineAfterMs))),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((given) => given.map((one, index) => aNode(`node-${index}`, one)))

test('of the nodes that can take a run at least one does not leave it, and each that does not has the fewest', () => {
  fc.assert(
    fc.property(someNodes, (nodes) => {
      const able = nodes.filter(
        ({ runs, concurrentJobsLimit, drainingSince, lastHeartbeatAt }) =>
          runs < concurrentJobsLimit && drainingSince === null && lastHeartbeatAt !== null && lastHeartbeatAt > ago(offlineAfterMs),
      )
      const takers = able.filter(({ id }) => !leavesRunToOthers(id, nodes, now))
      const fewest = Math.min(...able.map(({ runs }) => runs))
      expect(takers).toEqual(able.filter(({ runs }) => runs === fewest))
    }),
  )
})

test('runs that come one after the other are spread evenly over nodes that have room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 40 }), fc.infiniteStream(fc.nat()), (count, runs, order) => {
      const nodes = Array.from({ length: count }, (_, index) => aNode(`node-${index}`, { concurrentJobsLimit: 64 }))
      for (let run = 0; run < runs; run += 1) {
        const takers = nodes.filter(({ id }) => !leavesRunToOthers(id, nodes, now))
        const taker = takers[(order.next().value ?? 0) % takers.length]
        if (taker) taker.runs += 1
      }
      const held = nodes.map((node) => node.runs)
      expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(1)
    }),
  )
})
