import { expect, test } from 'vitest'
import { changeOf, draftRefusal, hasChanges, newTagsRefusal, nodesMaxRefusal } from './runtimeDraft.ts'

const saved = { description: 'Head office', tags: ['prod'], nodesMax: 4, nodesTotal: 3 }

test('only what differs is sent, so that the work of others stays', () => {
  expect(changeOf({ description: 'Head office ' }, saved)).toEqual({})
  expect(changeOf({ nodesMax: '8' }, saved)).toEqual({ nodesMax: 8 })
  expect(changeOf({ runsMax: '3' }, saved)).toEqual({ runsMax: 3 })
  expect(changeOf({ runsMax: '' }, { ...saved, runsMax: 3 })).toEqual({ runsMax: null })
  expect(changeOf({ runsMax: ' ' }, saved)).toEqual({})
  expect(changeOf({ description: '', tags: [] }, saved)).toEqual({ description: '', tags: [] })
})

test('a tag that was typed and not added yet is saved as well', () => {
  expect(changeOf({ newTags: ' east , Prod' }, saved)).toEqual({ tags: ['prod', 'east'] })
  expect(hasChanges({ newTags: 'PROD' }, saved)).toBe(false)
})

test('the node limit is a whole number from 1 to 16, and not below the nodes that are registered', () => {
  const refusals = ['', '0', '17', '2.5', 'x', '-4'].map((text) => nodesMaxRefusal(text, 0))
  expect(new Set(refusals)).toEqual(new Set(['Enter a number from 1 to 16.']))
  expect(nodesMaxRefusal('2', 3)).toMatch(/^3 nodes are registered/)
  expect(nodesMaxRefusal('3', 3)).toBeNull()
  expect(nodesMaxRefusal('16', 3)).toBeNull()
})

test('a tag that is too long, or one too many, keeps a draft from being saved', () => {
  const many = Array.from({ length: 20 }, (_, at) => `tag${at}`)
  expect(newTagsRefusal([], 'x'.repeat(65))).toBe('A tag has at most 64 characters.')
  expect(draftRefusal({ tags: many, newTags: 'one more' }, saved)).toMatch(/at most 20 tags/)
  expect(draftRefusal({ tags: many }, saved)).toBeNull()
})
