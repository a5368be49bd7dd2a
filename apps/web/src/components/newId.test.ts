import { runIdPattern } from '@mooring/contract'
import { expect, test } from 'vitest'
import { newRunId, uuidFrom } from './newRunId.ts'

test('a run id is one the contract accepts', () => {
  expect(newRunId()).toMatch(new RegExp(runIdPattern))
})

test('random bytes become a version 4 UUID', () => {
  expect(uuidFrom(new Uint8Array(16).fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  expect(uuidFrom(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
})
