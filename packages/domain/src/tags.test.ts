import { expect, test } from 'vitest'
import { changedTags, tagsRefusal } from './tags.ts'

const many = (count: number) => Array.from({ length: count }, (_, index) => `tag-${index}`)

test.each([[[]], [['prod', 'Frankfurt']], [many(20)]])('%j may stand together', (tags) => expect(tagsRefusal(tags)).toBeNull())

test.each([
  [many(21), /at most 20/],
  [['prod', 'PROD'], /PROD is there twice/],
])('%j may not', (tags, refusal) => expect(tagsRefusal(tags)).toMatch(refusal))

test.each([
  ['adds behind what is there', ['a'], { add: ['b', 'c'], remove: [] }, ['a', 'b', 'c']],
  ['keeps the spelling of what is there', ['Prod'], { add: ['PROD'], remove: [] }, ['Prod']],
  ['removes without regard to case', ['Prod', 'a'], { add: [], remove: ['pROD', 'never-was'] }, ['a']],
  ['removes before it adds, so that a spelling can be changed', ['Prod'], { add: ['prod'], remove: ['Prod'] }, ['prod']],
  ['adds a tag that is given twice once', [], { add: ['a', 'A'], remove: [] }, ['a']],
])('%s', (_, tags, change, changed) => expect(changedTags(tags, change)).toEqual(changed))
