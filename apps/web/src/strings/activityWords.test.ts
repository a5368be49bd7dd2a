import { RuntimeChange } from '@mooring/contract'
import { expect, test } from 'vitest'
import { activityWords } from './de/activityWords.ts'

test('all that can be set of a runtime has a German name in its activity', () => {
  expect(Object.keys(activityWords.detail)).toEqual(expect.arrayContaining(Object.keys(RuntimeChange.properties)))
})
