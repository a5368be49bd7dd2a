import { runIdPattern } from '@mooring/contract'
import { expect, test } from 'vitest'
import { newId, uuidFrom } from './newId.ts'

test('an id is one that the contract accepts for a run', () => {
  expect(newId()).toMatch(new RegExp(runIdPattern))
})

test('random bytes become a version 4 UUID', () => {
  expect(uuidFrom(new Uint8Array(16).fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  expect(uuidFrom(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
})
