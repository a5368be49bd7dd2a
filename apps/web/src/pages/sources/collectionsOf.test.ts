import type { DataSource } from '@mooring/contract'
import { expect, test } from 'vitest'
import { collectionsOf } from './collectionsOf.ts'

const source = (name: string, collection?: unknown) =>
  ({
    id: name,
    name,
    kind: 'FileSystem',
    creationType: 'Manual',
    properties: { path: '/srv', ...(collection ? { collection } : {}) },
  }) as DataSource

const shapeOf = (sources: DataSource[]) =>
  collectionsOf(sources, 'mooring').map(({ name, sources: within }) => [name, within.map((one) => one.name)])

test('without collections everything lies in the root', () => {
  expect(shapeOf([source('a'), source('b', {}), source('c', { referenceName: '' })])).toEqual([['mooring', ['a', 'b', 'c']]])
})

test('the root may be named as the account is', () => {
  expect(shapeOf([source('a', { referenceName: 'Mooring', type: 'CollectionReference' })])).toEqual([['mooring', ['a']]])
})

test('collections stand by name after the root, and one has one place whatever the case of its name', () => {
  const sources = [
    source('a', { referenceName: 'Sales' }),
    source('b', { referenceName: 'finance' }),
    source('c', { referenceName: 'SALES' }),
  ]
  expect(shapeOf(sources)).toEqual([
    ['mooring', []],
    ['finance', ['b']],
    ['Sales', ['a', 'c']],
  ])
})

test('what is no collection is none', () => {
  expect(shapeOf([source('a', 'odd'), source('b', { referenceName: 7 })])).toEqual([['mooring', ['a', 'b']]])
})
