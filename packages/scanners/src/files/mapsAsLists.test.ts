import { expect, test } from 'vitest'
import { fileFormat } from './fileFormat.ts'
import { memoryFile } from './RandomAccessFile.ts'

/** What is found in a JSON file of this content. */
async function read(content: unknown) {
  const file = memoryFile(Buffer.from(JSON.stringify(content)))
  const format = fileFormat('a.json')
  if (format === null) throw new Error('JSON is no format')
  return format.read({ file, rowsMax: 3, signal: new AbortController().signal })
}

const shapeOf = ({ columns }: Awaited<ReturnType<typeof read>>) =>
  columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '?' : ''}`)

test('JSON that has values for keys has one column for all of them', async () => {
  const people = ['ada@example.org', 'bob@example.org'].map((mail) => [mail, { city: 'Oslo', born: 1900 }] as const)
  expect(shapeOf(await read(Object.fromEntries(people)))).toEqual(['*.city array<string>', '*.born array<bigint>'])
  const days = { id: 1, '@type': 'x', byDay: { '2026-01-01': 1.5, '2026-01-02': 2.5 } }
  expect(shapeOf(await read([days]))).toEqual(['id bigint', '@type string', 'byDay.* array<double>'])
  expect((await read([days])).rows).toEqual([[1, 'x', 1.5]])
})

test('many keys that are no identifiers are those of a map, few are names', async () => {
  const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`Ada No ${index}`, 'x']))
  expect(shapeOf(await read(named(3)))).toHaveLength(3)
  expect(shapeOf(await read(named(500)))).toEqual(['* array<string>'])
})

test('an object of many objects that are alike is a map, whatever its keys; many that are not alike are named', async () => {
  const people = Array.from({ length: 150 }, (_, index) => `person_${String.fromCodePoint(97 + (index % 26), 97 + Math.floor(index / 26))}`)
  const born = people.map((person, index) => [person, index % 3 === 0 ? { city: 'Oslo', born: 1900 } : { city: 'Rome' }] as const)
  expect(shapeOf(await read(Object.fromEntries(born)))).toEqual(['*.city array<string>', '*.born array<bigint>?'])
  const groups = people.map((person) => [person, { [`${person}_of`]: 1, [`${person}_at`]: 2 }] as const)
  expect(shapeOf(await read(Object.fromEntries(groups)))).toHaveLength(300)
  const flat = people.map((person, index) => [person, index] as const)
  expect(shapeOf(await read(Object.fromEntries(flat)))).toHaveLength(150)
})
