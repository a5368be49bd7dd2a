import { expect, test } from 'vitest'
import { placeOf } from './placeOf.ts'

test.each([
  ['pg.example', 'pg.example:5432'],
  ['[fd00::12]', '[fd00::12]:5432'],
  ['fd00::12', '[fd00::12]:5432'],
])('the place of a server at %s is %s', (serverEndpoint, place) => {
  expect(placeOf({ kind: 'AzurePostgreSql', properties: { serverEndpoint, port: 5432 } })).toBe(place)
})
