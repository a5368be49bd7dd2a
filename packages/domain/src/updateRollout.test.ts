import type { UpdatePhase } from '@mooring/contract'
import { describe, expect, test } from 'vitest'
import { isCancelable, nextUpdateStep, stoppedBy, updateOfNode, type NodeInRollout, type Rollout } from './updateRollout.ts'

const now = new Date('2026-01-10T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const aNode = (name: string, change: Partial<NodeInRollout> = {}): NodeInRollout => ({
  ...{ id: name, name, version: '1.0.0', isOnline: true, runningJobs: 0, isEphemeral: false, update: null },
  ...change,
})
const update = (phase: UpdatePhase, { version = '2.0.0', minutes = 0, reason = null as string | null } = {}) => ({
  update: { version, phase, phaseAt: minutesAgo(minutes), reason },
})
const of = (nodes: NodeInRollout[], change: Partial<Rollout> = {}): Rollout => ({
  ...{ target: '2.0.0', isAutomatic: true, isWindowOpen: true, nodes },
  ...change,
})
const step = (rollout: Rollout) => {
  const next = nextUpdateStep(rollout, now)
  return next.kind === 'none' ? 'none' : `${next.kind} ${next.node.name}`
}
const shown = (rollout: Rollout) =>
  rollout.nodes.map((node) => {
    const { state, waitsFor = '' } = updateOfNode(node, rollout)
    return `${state} ${waitsFor}`.trim()
  })

describe('what can be canceled', () => {
  const byHand = { isAutomatic: false }
  test.each<[string, Rollout, boolean]>([
    ['nothing that nobody asked for', of([aNode('a')], byHand), false],
    ['what waits', of([aNode('a', update('waiting'))], byHand), true],
    ['what was ordered', of([aNode('a', update('ordered'))], byHand), true],
    ['what is downloaded', of([aNode('a', update('downloading'))], byHand), true],
    ['what waits for scans', of([aNode('a', update('draining'))], byHand), true],
    ['not what starts anew', of([aNode('a', update('restarting'))], byHand), false],
    ['not what was done', of([aNode('a', { version: '2.0.0', ...update('updated') })], byHand), false],
    ['not what has failed', of([aNode('a', update('failed'))], byHand), false],
    ['not what has arrived and is not written down yet', of([aNode('a', { version: '2.0.0', ...update('draining') })], byHand), false],
    ['not what is begun anew at once', of([aNode('a', update('waiting'))]), false],
    ['what waits for the window then', of([aNode('a', update('waiting'))], { isWindowOpen: false }), true],
    ['what nobody begins by itself', of([aNode('a', { isEphemeral: true, ...update('waiting') })]), true],
  ])('%s', (_, rollout, expected) => expect(rollout.nodes.map((node) => isCancelable(node, rollout))).toEqual([expected]))
})

describe('the next step', () => {
  test.each<[string, Rollout, string]>([
    ['nothing when all are up to date', of([aNode('a', { version: '2.0.0' }), aNode('b', { version: '3.0.0' })]), 'none'],
    ['nothing when there is nothing to update to', of([aNode('a')], { target: null }), 'none'],
    ['nothing when nobody asked and it is not automatic', of([aNode('a'), aNode('b')], { isAutomatic: false }), 'none'],
    ['nothing when the window is closed', of([aNode('a'), aNode('b')], { isWindowOpen: false }), 'none'],
    ['the node with the fewest scans first', of([aNode('a', { runningJobs: 2 }), aNode('b', { runningJobs: 1 })]), 'start b'],
    ['of those the first by name', of([aNode('b'), aNode('a')]), 'start a'],
    ['the only node, although nothing runs meanwhile', of([aNode('a')]), 'start a'],
    ['never the last one that is connected', of([aNode('a'), aNode('b', { isOnline: false, version: '2.0.0' })]), 'none'],
    ['none that is offline', of([aNode('a', { isOnline: false }), aNode('b', { version: '2.0.0' })]), 'none'],
    ['none that comes and goes with its machine', of([aNode('a', { isEphemeral: true }), aNode('b', { version: '2.0.0' })]), 'none'],
    [
      'one that somebody asked for, also outside of the window',
      of([aNode('a'), aNode('b', update('waiting'))], { isWindowOpen: false, isAutomatic: false }),
      'start b',
    ],
    [
      'one that somebody asked for when an earlier version was the newest',
      of([aNode('a', update('waiting', { version: '1.5.0' })), aNode('b')], { isAutomatic: false }),
      'start a',
    ],
  ])('is %s', (_, rollout, expected) => expect(step(rollout)).toBe(expected))

  test.each(['ordered', 'downloading', 'draining', 'restarting'] as const)(
    'is nothing while a node is %s, in or out of the window',
    (phase) => {
      expect(step(of([aNode('a', update(phase)), aNode('b'), aNode('c')]))).toBe('none')
      expect(step(of([aNode('a', update(phase)), aNode('b'), aNode('c')], { isWindowOpen: false }))).toBe('none')
    },
  )

  test.each([
    ['ordered', 2],
    ['downloading', 60],
    ['draining', 65],
    ['restarting', 14],
  ] as const)('is to give up a node that has been %s for more than %i minutes', (phase, minutes) => {
    expect(step(of([aNode('a', update(phase, { minutes }))]))).toBe('none')
    expect(step(of([aNode('a', { ...update(phase, { minutes: minutes + 1 }), isOnline: false })]))).toBe('giveUp a')
  })

  test.each(['waiting', 'ordered', 'restarting'] as const)('is to finish a node that was %s and has the version', (phase) => {
    expect(step(of([aNode('a', { version: '2.0.0', ...update(phase, { minutes: 90 }) }), aNode('b')]))).toBe('finish a')
  })

  test('is not to finish one that has it and has fallen silent', () => {
    expect(step(of([aNode('a', { version: '2.0.0', isOnline: false, ...update('restarting') }), aNode('b')]))).toBe('none')
  })
})

describe.each(['refused', 'rolledBack', 'failed'] as const)('a node whose update ended as %s', (phase) => {
  const failed = aNode('a', update(phase, { reason: 'It broke.' }))

  test('stops the others, asked for or not', () => {
    const rollout = of([failed, aNode('b'), aNode('c', update('waiting', { minutes: 1 }))])
    expect([step(rollout), stoppedBy(rollout)?.name]).toEqual(['none', 'a'])
    expect(shown(rollout)).toEqual([phase, 'waiting stopped', 'waiting stopped'])
    expect(updateOfNode(failed, rollout)).toMatchObject({ reason: 'It broke.', since: now.toISOString() })
  })

  test('does not stop one that somebody asked for later', () => {
    const earlier = aNode('a', update(phase, { minutes: 5 }))
    const rollout = of([earlier, aNode('b'), aNode('c', update('waiting', { minutes: 4 }))])
    expect([step(rollout), ...shown(rollout)]).toEqual(['start c', phase, 'waiting stopped', 'waiting turn'])
  })

  test('does not stop the next version', () => {
    expect(step(of([failed, aNode('b')], { target: '2.0.1' }))).toBe('start a')
  })

  test('does not count once the node has the version all the same', () => {
    expect(stoppedBy(of([aNode('a', { version: '2.0.0', ...update(phase) }), aNode('b')]))).toBeNull()
  })
})

test.each<[string, Rollout, string[]]>([
  ['what is planned for nobody', of([aNode('a'), aNode('b', { version: '2.0.0' })], { isAutomatic: false }), ['outdated', 'upToDate']],
  [
    'who waits for the window',
    of([aNode('a'), aNode('b', update('waiting'))], { isWindowOpen: false }),
    ['waiting window', 'waiting turn'],
  ],
  ['who waits for being connected', of([aNode('a', { isOnline: false }), aNode('b')]), ['waiting offline', 'waiting lastOnline']],
  ['who goes with its machine', of([aNode('a', { isEphemeral: true })]), ['outdated ephemeral']],
  ['who is under way', of([aNode('a', update('draining')), aNode('b')]), ['draining', 'waiting turn']],
  ['who was updated', of([aNode('a', { version: '2.0.0', ...update('updated') })]), ['upToDate']],
])('shows %s', (_, rollout, expected) => expect(shown(rollout)).toEqual(expected))

test('one after the other, however often it is looked at, all of them are updated', () => {
  let nodes = ['a', 'b', 'c', 'd'].map((name, index) => aNode(name, { runningJobs: index % 2 }))
  const order: string[] = []
  for (let round = 0; round < 50; round++) {
    const next = nextUpdateStep(of(nodes), now)
    if (next.kind === 'none') break
    const { name } = next.node
    order.push(`${next.kind} ${name}`)
    const change = next.kind === 'start' ? { version: '2.0.0', ...update('restarting') } : update('updated')
    nodes = nodes.map((node) => (node.name === name ? { ...node, ...change } : node))
    expect(nodes.filter((node) => node.update?.phase === 'restarting').length).toBeLessThanOrEqual(1)
  }
  expect(order).toEqual(['a', 'c', 'b', 'd'].flatMap((name) => [`start ${name}`, `finish ${name}`]))
})
