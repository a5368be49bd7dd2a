import { expect, test } from 'vitest'
import { fileFormat } from './fileFormat.ts'
import { memoryFile } from './RandomAccessFile.ts'

/** What is found in a JSON file of this content, or of these lines. */
async function read(content: unknown) {
  const file = memoryFile(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)))
  const format = fileFormat('a.json')
  if (format === null) throw new Error('JSON is no format')
  return format.read({ file, rowsMax: 3, signal: new AbortController().signal })
}

const shapeOf = ({ columns }: Awaited<ReturnType<typeof read>>) =>
  columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '?' : ''}`)

const namesIn = async (content: unknown) => (await read(content)).columns.map(({ name }) => name).join(' ')

const lines = (...elements: unknown[]): string => elements.map((element) => `${JSON.stringify(element)}\n`).join('')

test('JSON that has values for keys has one column for all of them', async () => {
  const people = ['ada@example.org', 'bob@example.org'].map((mail) => [mail, { city: 'Oslo', born: 1900 }] as const)
  expect(shapeOf(await read(Object.fromEntries(people)))).toEqual(['*.city array<string>', '*.born array<bigint>'])
  const days = { id: 1, '@type': 'x', byDay: { '2026-01-01': 1.5, '2026-01-02': 2.5 } }
  expect(shapeOf(await read([days]))).toEqual(['id bigint', '@type string', 'byDay.* array<double>'])
  expect((await read([days])).rows).toEqual([[1, 'x', 1.5]])
})

test.each<[string, unknown, string]>([
  ['people with what is known of them', { ada: { born: 1815, city: 'London' }, bob: { born: 1900, city: 'Oslo' } }, '*.born *.city'],
  ['people with a number', { ada: 5, bob: 7 }, '*'],
  ['people with a number or a word', { ada: 5, bob: 'sick', cy: 7 }, '*'],
  ['people with a number, a word or a truth value', { ada: 5, bob: 'sick', cy: true }, '*'],
  ['people of whom one has a word for a name', { smith: { age: 5 }, price: { age: 6 }, jones: { age: 7 } }, '*.age'],
  ['people with whatever is known of each', { ada: { cats: 2 }, bob: { boat: 1 }, cy: { dogs: 1 } }, '*.*'],
  ['people who log in', { ada_lovelace: 'bash', bob: 'zsh', grace_hopper: 'fish' }, '*'],
  ['cities with people', { Oslo: ['ada', 'bob'], Rome: ['cy'] }, '*'],
  ['people in lines, each now and then', lines({ ada: 1 }, { bob: 2 }, { ada: 3, cy: 4 }), '*'],
  ['people in a record', [1, 2, 3].map((id) => ({ id, votes: { [`${'xyz'[id - 1]}ada`]: id } })), 'id votes.*'],
  ['people beside the names of a record', ['ada', 'bob', 'cy'].map((who, id) => ({ id, name: 'x', [who]: 1 })), 'id name *'],
  [
    'people beside many names of a record',
    ['ada', 'bob'].map((who, id) => ({ id, name: 'x', city: 'y', email: 'z', price: 1, [who]: 1 })),
    'id name city email price *',
  ],
  ['people in a list of a record', [{ id: 1, members: [{ ada: 1 }, { bob: 2 }] }], 'id members.*'],
  ['countries by code', { NO: { name: 'Norway', capital: 'Oslo' }, IT: { name: 'Italy', capital: 'Rome' } }, '*.name *.capital'],
  ['texts of a program', { greeting: 'Hello', bye: 'Bye', thanks: 'Thank you' }, '*'],
  ['documents of a database', { users: { kx1a: { name: 'Ada', email: 'a@b.c' }, kx1b: { name: 'Bob' } } }, 'users.*.name users.*.email'],
])('a map of %s has one column for all of its keys', async (_, content, names) => {
  expect(await namesIn(content)).toBe(names)
})

const issue = (id: number) => ({ id, title: 't', user: { login: 'ada', site_admin: false }, labels: [{ name: 'bug', color: 'f00' }] })
const point = (nom: string) => ({ type: 'Feature', properties: { nom, pop: 5 }, geometry: { type: 'Point', coordinates: [1, 2] } })

test.each<[string, unknown, string]>([
  [
    'records whose names nobody knows',
    [
      { gizmo: 1, flange: 'x' },
      { gizmo: 2, flange: 'y' },
    ],
    'gizmo flange',
  ],
  ['one record of words for columns', { name: 'x', email: 'y', age: 5 }, 'name email age'],
  [
    'a German record',
    { kundennummer: 1, vorname: 'Ada', nachname: 'L', adresse: { strasse: 'x', plz: '1', ort: 'y' } },
    'kundennummer vorname nachname adresse.strasse adresse.plz adresse.ort',
  ],
  ['readings in lines', lines({ ts: 1, kiln_a: 5, kiln_b: 6 }, { ts: 2, kiln_a: 7, kiln_b: 8 }), 'ts kiln_a kiln_b'],
  [
    'a package of npm',
    { name: 'x', version: '1', type: 'module', scripts: { build: 'a' }, dependencies: { react: '1', lodash: '2' }, license: 'MIT' },
    'name version type scripts.* dependencies.* license',
  ],
  [
    'options of a compiler',
    { extends: './x', compilerOptions: { target: 'es2022', module: 'nodenext', strict: true, lib: ['a'] }, include: ['src'] },
    'extends compilerOptions.target compilerOptions.module compilerOptions.strict compilerOptions.lib include',
  ],
  [
    'GeoJSON',
    { type: 'FeatureCollection', features: [point('a'), point('b')] },
    'type features.type features.properties.nom features.properties.pop features.geometry.type features.geometry.coordinates',
  ],
  [
    'a page of an API',
    { data: [1, 2].map((id) => ({ id, nickname: 'a' })), meta: { page: 1, total: 2 }, links: { self: 'u', next: null } },
    'data.id data.nickname meta.page meta.total links.self links.next',
  ],
  [
    'a dump of an API of which some lack something',
    [
      issue(1),
      { ...issue(2), pull_request: { url: 'x', merged_at: 'y' } },
      { ...issue(3), draft: false, pull_request: null },
      { ...issue(4), draft: true },
    ],
    'id title user.login user.site_admin labels.name labels.color pull_request.url pull_request.merged_at draft',
  ],
  [
    'settings',
    { server: { host: 'x', port: 1 }, logging: { level: 'info', file: 'x' }, features: { beta: true } },
    'server.host server.port logging.level logging.file features.*',
  ],
  [
    'an object of a cluster',
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', labels: { app: 'a', tier: 'b' } }, status: { phase: 'x' } },
    'apiVersion kind metadata.name metadata.labels.* status.*',
  ],
  ['columns of pandas', { name: { 0: 'Ada', 1: 'Bob' }, age: { 0: 1, 1: 2 } }, 'name.* age.*'],
])('%s keep the names that are seen to be some', async (_, content, names) => {
  expect(await namesIn(content)).toBe(names)
})

test('many keys that are no identifiers are those of a map', async () => {
  const named = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`Ada No ${index}`, 'x']))
  expect(shapeOf(await read(named))).toEqual(['* array<string>'])
  const records = [
    { ...named, id: 1 },
    { ...named, id: 2 },
  ]
  expect(await namesIn(records)).toBe('*')
})

test('an object of many objects that are alike is a map, whatever its keys, and so is one of many numbers', async () => {
  const people = Array.from({ length: 150 }, (_, index) => `person_${String.fromCodePoint(97 + (index % 26), 97 + Math.floor(index / 26))}`)
  const born = people.map((person, index) => [person, index % 3 === 0 ? { city: 'Oslo', born: 1900 } : { city: 'Rome' }] as const)
  expect(shapeOf(await read(Object.fromEntries(born)))).toEqual(['*.city array<string>', '*.born array<bigint>?'])
  const flat = Object.fromEntries(people.map((person, index) => [person, index] as const))
  expect(await namesIn(flat)).toBe('*')
  expect((await read([flat, flat])).columns).toHaveLength(150)
})
