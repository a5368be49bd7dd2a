import { expect, test } from 'vitest'
import type { ColumnRow, KeyRow, RelationRow } from './catalogue.ts'
import { sampleStatement } from './sampleStatement.ts'
import { toAsset } from './toAsset.ts'

const place = { endpoint: { host: 'db', port: 1433, instance: null }, database: 'Sales' }
const relation: RelationRow = { id: 9, type: 'U', schema: 'dbo', name: 'Customers', isExternal: false, comment: 'Who buys', columns: 3 }

const aColumn = (name: string, type: string, change: Partial<ColumnRow> = {}): ColumnRow => ({
  id: 9,
  name,
  position: 1,
  nullable: true,
  type,
  typeSchema: 'sys',
  isUserDefined: false,
  baseType: type,
  length: 4,
  precision: 10,
  scale: 0,
  comment: null,
  ...change,
})

const aKey = (key: string, kind: KeyRow['kind'], column: string, target: string | null = null): KeyRow => ({
  id: 9,
  key,
  kind,
  column,
  targetSchema: target === null ? null : 'ref',
  targetName: target,
  targetColumn: target === null ? null : `${target}_${column}`,
})

test('a table is described with its comment, rows and size, and its keys in the order of the keys', () => {
  const columns = [
    aColumn('id', 'int', { nullable: false }),
    aColumn('email', 'nvarchar', { position: 3, length: 80, comment: 'Where to' }),
  ]
  const keys = [aKey('fk', 'F', 'b', 'Regions'), aKey('fk', 'F', 'a', 'Regions'), aKey('pk', 'PK', 'id'), aKey('uq', 'UQ', 'email')]
  const measurement = { id: 9, rows: '1000', bytes: '81920', partitions: 1 }
  expect(toAsset(place, { relation, columns, keys, measurement })).toEqual({
    qualifiedName: 'mssql://db/MSSQLSERVER/Sales/dbo/Customers',
    kind: 'table',
    schemaName: 'dbo',
    name: 'Customers',
    comment: 'Who buys',
    rowEstimate: 1000,
    sizeBytes: 81920,
    columns: [
      { name: 'id', type: 'int', nullable: false, position: 1 },
      { name: 'email', type: 'nvarchar(40)', nullable: true, position: 3, comment: 'Where to' },
    ],
    keys: [
      { name: 'pk', kind: 'primary', columns: ['id'] },
      { name: 'uq', kind: 'unique', columns: ['email'] },
      {
        name: 'fk',
        kind: 'foreign',
        columns: ['b', 'a'],
        references: { qualifiedName: 'mssql://db/MSSQLSERVER/Sales/ref/Regions', columns: ['Regions_b', 'Regions_a'] },
      },
    ],
  })
})

test.each([
  [{ type: 'V' }, undefined, 'view'],
  [{ isExternal: true }, { id: 9, rows: '5', bytes: '8192', partitions: 1 }, 'foreignTable'],
  [{}, { id: 9, rows: '5', bytes: '8192', partitions: 4 }, 'partitionedTable'],
  [{}, undefined, 'table'],
])('%o is a %s', (change, measurement, kind) => {
  const asset = toAsset(place, { relation: { ...relation, ...change }, columns: [], keys: [], measurement })
  expect(asset.kind).toBe(kind)
  expect('rowEstimate' in asset).toBe(kind === 'partitionedTable')
})

test.each([
  [aColumn('c', 'varchar', { length: 40 }), 'varchar(40)'],
  [aColumn('c', 'varchar', { length: -1 }), 'varchar(max)'],
  [aColumn('c', 'nvarchar', { length: -1 }), 'nvarchar(max)'],
  [aColumn('c', 'nchar', { length: 20 }), 'nchar(10)'],
  [aColumn('c', 'varbinary', { length: 16 }), 'varbinary(16)'],
  [aColumn('c', 'decimal', { precision: 12, scale: 2 }), 'decimal(12,2)'],
  [aColumn('c', 'datetime2', { scale: 3 }), 'datetime2(3)'],
  [aColumn('c', 'int'), 'int'],
  [aColumn('c', 'Phone', { typeSchema: 'dbo', isUserDefined: true, baseType: 'nvarchar' }), 'dbo.Phone'],
])('a type is spelled as the tools of SQL Server do: %#', (column, type) => {
  expect(toAsset(place, { relation, columns: [column], keys: [], measurement: undefined }).columns[0]?.type).toBe(type)
})

test('names and comments that a console could not store are mended: NUL, and half a character', () => {
  const columns = [aColumn('a\0b\ud83d', 'int', { comment: 'c\0' })]
  const asset = toAsset(place, {
    relation: { ...relation, name: 'x\0' },
    columns,
    keys: [aKey('k\0', 'PK', 'a\0')],
    measurement: undefined,
  })
  expect(JSON.stringify(asset)).not.toMatch(/\\u0000|\\ud83d/)
  expect(asset.columns[0]?.name).toBe('a\ufffdb\ufffd')
})

test('of more columns than a delivery takes the first are kept', () => {
  const columns = Array.from({ length: 2500 }, (_, index) => aColumn(`c${index}`, 'int', { position: index + 1 }))
  expect(toAsset(place, { relation, columns, keys: [], measurement: undefined }).columns).toHaveLength(2000)
})

test('rows are read by one statement, names quoted, texts cut, and what is no text left out', () => {
  const columns = [
    aColumn('a]b', 'nvarchar'),
    aColumn('n', 'int'),
    aColumn('at', 'datetime2'),
    aColumn('doc', 'xml'),
    aColumn('picture', 'varbinary'),
    aColumn('where', 'geography', { baseType: null }),
    aColumn('phone', 'Phone', { isUserDefined: true, baseType: 'varchar' }),
  ]
  expect(sampleStatement({ ...relation, name: 'x]; DROP TABLE y --' }, columns, 128)).toBe(
    'SELECT TOP (128) LEFT([a]]b], 1024), CONVERT(varchar(64), [n]), CONVERT(varchar(64), [at], 126), ' +
      'LEFT(CONVERT(nvarchar(max), [doc]), 1024), NULL, NULL, LEFT([phone], 1024) FROM [dbo].[x]]; DROP TABLE y --]',
  )
})
