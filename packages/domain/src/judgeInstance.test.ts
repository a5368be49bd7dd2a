import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeInstance, type InstanceFacts } from './judgeInstance.ts'
import { offlineAfterMs } from './liveness.ts'

const now = new Date('2026-01-01T12:00:00Z')
const facts: InstanceFacts = {
  instanceId: 'b',
  instanceBeat: 3,
  formerInstanceId: 'a',
  formerBeat: 7,
  rivalInstanceIds: ['c'],
  lastHeartbeatAt: new Date(now.getTime() - 1000),
}
const silent = { ...facts, lastHeartbeatAt: new Date(now.getTime() - offlineAfterMs) }

test.each([
  ['the process that speaks for the node', 'b', 4, facts, 'known'],
  ['the same after its machine was set back', 'b', 1, facts, 'known'],
  ['one that nobody has heard of', 'd', 1, facts, 'takesOver'],
  ['the first of all', 'd', 1, { ...facts, instanceId: null }, 'takesOver'],
  ['the former one with what was on its way', 'a', 8, facts, 'unproven'],
  ['the former one with what arrived late', 'a', 7, facts, 'unproven'],
  ['the former one that goes on', 'a', 9, facts, 'lives'],
  ['the former one after the other fell silent', 'a', 9, silent, 'takesOver'],
  ['a copy', 'c', 20, facts, 'rival'],
  ['a copy after the original fell silent', 'c', 20, silent, 'takesOver'],
] as const)('%s', (_, instanceId, beat, given, judgement) => {
  expect(judgeInstance(given, { instanceId, beat }, now)).toBe(judgement)
})

/** What the console writes down after a judgement. */
function after(given: InstanceFacts, beat: { instanceId: string; beat: number }, at: Date): InstanceFacts {
  const heard = { ...given, instanceId: beat.instanceId, instanceBeat: beat.beat, lastHeartbeatAt: at }
  switch (judgeInstance(given, beat, at)) {
    case 'known':
      return heard
    case 'takesOver':
      return {
        ...heard,
        formerInstanceId: given.instanceId,
        formerBeat: given.instanceBeat,
        rivalInstanceIds: given.rivalInstanceIds.filter((id) => id !== beat.instanceId),
      }
    case 'lives':
      return { ...heard, formerInstanceId: null, formerBeat: 0, rivalInstanceIds: [...given.rivalInstanceIds, given.instanceId ?? ''] }
    case 'unproven':
    case 'rival':
      return given
  }
}
const fresh: InstanceFacts = {
  ...facts,
  instanceId: null,
  instanceBeat: 0,
  formerInstanceId: null,
  formerBeat: 0,
  rivalInstanceIds: [],
  lastHeartbeatAt: null,
}

describe('however often', () => {
  const gapMs = fc.integer({ min: 0, max: 4 * offlineAfterMs })

  test('a machine starts its node again, nothing is found to be a copy, also when the last heartbeat of a process arrives late', () => {
    const life = fc.record({ beats: fc.integer({ min: 0, max: 5 }), late: fc.boolean(), gapMs })
    fc.assert(
      fc.property(fc.array(life, { maxLength: 20 }), (lives) => {
        let [known, at] = [fresh, now.getTime()]
        let late: { instanceId: string; beat: number } | null = null
        for (const [index, { beats, late: isLate, gapMs: gap }] of lives.entries()) {
          for (let beat = 1; beat <= beats; beat += 1) {
            at += gap
            known = after(known, { instanceId: `process-${index}`, beat }, new Date(at))
            if (late !== null && beat === 1) known = after(known, late, new Date(at + 1))
          }
          late = isLate && beats > 0 ? { instanceId: `process-${index}`, beat: beats + 1 } : null
        }
        expect(known.rivalInstanceIds).toEqual([])
      }),
    )
  })

  test('two that live speak, the later one is found to be the copy, and the earlier one goes on', () => {
    const turns = fc.array(fc.constantFrom('earlier', 'later'), { minLength: 0, maxLength: 40 })
    fc.assert(
      fc.property(turns, (order) => {
        let known = after(fresh, { instanceId: 'earlier', beat: 1 }, now)
        const beats: Record<string, number> = { earlier: 1, later: 0 }
        for (const instanceId of ['later', ...order, 'earlier', 'earlier']) {
          const beat = (beats[instanceId] ?? 0) + 1
          beats[instanceId] = beat
          known = after(known, { instanceId, beat }, now)
        }
        expect(known).toMatchObject({ instanceId: 'earlier', rivalInstanceIds: ['later'] })
      }),
    )
  })
})
