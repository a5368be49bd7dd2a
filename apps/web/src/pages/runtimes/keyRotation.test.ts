import type { KeyFacts } from '@mooring/contract'
import { expect, test } from 'vitest'
import { keyRotation } from './keyRotation.ts'

const [first, second, third] = ['2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z', '2026-03-03T10:00:00.000Z'] as const

const key = (keyName: 'authKey1' | 'authKey2', createdAt: string, facts: Partial<KeyFacts> = {}): KeyFacts => ({
  keyName,
  fingerprint: '00000000',
  createdAt,
  ageDays: 0,
  isExpired: false,
  allowedAddresses: [],
  nodesEnrolled: [],
  nodesEnrolledEarlier: [],
  ...facts,
})

test('begins with Key2 when both keys are as old as their runtime', () => {
  expect(keyRotation(key('authKey1', first), key('authKey2', first))).toEqual({ step: 'makeKey2' })
})

test('has ended when Key1 is the newer one', () => {
  expect(keyRotation(key('authKey1', third), key('authKey2', second))).toEqual({ step: 'makeKey2', endedAt: third })
})

test('waits while a node is registered that enrolled with Key1 as it is', () => {
  const key1 = key('authKey1', first, { nodesEnrolled: ['a'], nodesEnrolledEarlier: ['old'], lastUsedAt: first })
  expect(keyRotation(key1, key('authKey2', second))).toEqual({ step: 'wait', nodesWithKey1: ['a'] })
})

test('goes on to Key1 once nothing uses it', () => {
  const key1 = key('authKey1', first, { nodesEnrolledEarlier: ['old'], lastUsedAt: first })
  expect(keyRotation(key1, key('authKey2', second))).toEqual({ step: 'makeKey1', nodesWithKey1: [] })
})

test('says when Key1 was used after Key2 was made', () => {
  expect(keyRotation(key('authKey1', first, { lastUsedAt: third }), key('authKey2', second))).toEqual({
    step: 'makeKey1',
    nodesWithKey1: [],
    key1UsedAt: third,
  })
})
