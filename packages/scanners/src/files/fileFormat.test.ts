import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sampleAvro, sampleCsv, sampleOrc, sampleParquet, sampleRows } from '../testing/sampleFiles.ts'
import { fileFormat } from './fileFormat.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { memoryFile, type RandomAccessFile } from './RandomAccessFile.ts'

const never = new AbortController().signal

/** What is found in a file of this name, and how many bytes of it were read. */
async function read(name: string, content: Buffer | string, rowsMax = 3) {
  const file = memoryFile(Buffer.from(content))
  let bytesRead = 0
  const counted: RandomAccessFile = {
    size: file.size,
    async read(offset, length, signal) {
      const bytes = await file.read(offset, length, signal)
      bytesRead += bytes.length
      return bytes
    },
  }
  const format = fileFormat(name)
  if (format === null) throw new Error(`no format of ${name}`)
  return { ...(await format.read({ file: counted, rowsMax, signal: never })), bytesRead }
}

const shapeOf = ({ columns }: Awaited<ReturnType<typeof read>>) =>
  columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '?' : ''}`)

const failureOf = (name: string, content: Buffer | string) =>
  read(name, content).then(
    () => 'it could be read',
    (error: unknown) => {
      if (error instanceof FileNotReadable) return error.message
      throw error
    },
  )

test.each([
  ['a.csv', 'csv'],
  ['A.CSV', 'csv'],
  ['a.b.tsv.gz', 'tsv'],
  ['a.tab', 'tsv'],
  ['a.ndjson.zst', 'jsonl'],
  ['part-0.snappy.parquet', 'parquet'],
  ['a.pdf', undefined],
  ['a.gz', undefined],
  ['csv', undefined],
  ['.constructor', undefined],
])('%s is known as %s', (name, format) => expect(fileFormat(name)?.format).toBe(format))

test('delimited text has columns with the types of their values, which can be empty where one is, and exact counts when it is small', async () => {
  const found = await read('a.csv', sampleCsv(), 1000)
  expect(shapeOf(found)).toEqual(['id bigint', 'email string?', 'score double'])
  expect(found.rowEstimate).toBe(300)
  expect(found.rows).toHaveLength(300)
  expect(found.rows[2]).toEqual(['3', null, '1.0'])
})

test.each([
  ['a.csv', sampleCsv(';')],
  ['a.csv', sampleCsv('\t')],
  ['a.tsv', sampleCsv('|')],
  ['a.csv.gz', gzipSync(sampleCsv())],
  ['a.csv.zst', zstdCompressSync(sampleCsv())],
  ['a.csv.br', brotliCompressSync(sampleCsv())],
  ['a.csv', Buffer.from(`\uFEFF${sampleCsv().toString()}`)],
  ['a.csv', Buffer.from(`\uFEFF${sampleCsv().toString()}`, 'utf16le')],
  ['a.csv', Buffer.from(`\uFEFF${sampleCsv().toString()}`, 'utf16le').swap16()],
  ['a.csv', Buffer.from(sampleCsv().toString(), 'utf16le')],
  ['a.csv', sampleCsv().toString().replaceAll('\n', '\r\n')],
])('however the text of %s is written, its table is the same (%#)', async (name, content) => {
  const found = await read(name, content, 2)
  expect(shapeOf(found)).toEqual(['id bigint?', 'email string?', 'score double?'])
  expect(found.rows).toEqual([
    ['1', 'person0@example.com', '0.0'],
    ['2', 'person1@example.com', '0.5'],
  ])
})

test('text that is not UTF-8 is read as Latin 1', async () => {
  const found = await read('a.csv', Buffer.from('stra\u00dfe,ort\nM\u00fchlweg,K\u00f6ln\n', 'latin1'))
  expect(shapeOf(found)).toEqual(['stra\u00dfe string', 'ort string'])
  expect(found.rows).toEqual([['M\u00fchlweg', 'K\u00f6ln']])
})

test('quotes, delimiters and ends of line within quotes belong to the value', async () => {
  const found = await read('a.csv', 'name;text\n"a;b";"line 1\nline ""2"""\nc;d\n')
  expect(found.rows).toEqual([
    ['a;b', 'line 1\nline "2"'],
    ['c', 'd'],
  ])
})

test.each([
  ['an address', 'ada@example.org,Ada\nbob@example.org,Bob\n'],
  ['a long number', 'ref 4111111111111111,Ada\nref 5500005555555559,Bob\n'],
  ['a value that comes again', 'Ada,Oslo\nBob,Oslo\n'],
  ['nothing in it', 'Ada,n/a\nBob,five\n'],
  ['but words, over words', 'Ada,Lovelace\nGrace,Hopper\n'],
  ['but words, alone', 'Ada,Lovelace\n'],
  ['a word over numbers, such as what tells about one thing has', 'Owner,Lovelace\nCats,four\nDogs,9\n'],
  ['a long text', `Ada,${'once upon a time '.repeat(10)}\nBob,the end\n`],
])('a first line with %s is no header: values name no column', async (_, content) => {
  expect(shapeOf(await read('a.csv', content))).toEqual(['column1 string', 'column2 string'])
})

test.each([
  ['words that columns are named with', 'vorname,nachname\nAnna,Schuster\n', ['vorname', 'nachname']],
  ['such words alone', 'City,Country\n', ['City', 'Country']],
  ['words nobody knows, over numbers and days', 'gizmo,flange\n5,2026-01-01\n', ['gizmo', 'flange']],
  [
    'names as programmers write them, whatever they mean',
    `kunr_x,name_z\n${'abcde'.replaceAll(/./g, '$&$&,Post $&\n')}`,
    ['kunr_x', 'name_z'],
  ],
])('a first line is a header when it is %s', async (_, content, names) => {
  expect((await read('a.csv', content)).columns.map(({ name }) => name)).toEqual(names)
})

test('a first row that is no header is a row of values', async () => {
  const found = await read('a.csv', 'Ada,n/a\nBob,5\nCy,7\n')
  expect([shapeOf(found), found.rowEstimate, found.rows[0]]).toEqual([['column1 string', 'column2 string'], 3, ['Ada', 'n/a']])
})

test('text without a header has numbered columns, and names that are missing or repeated are made up', async () => {
  expect(shapeOf(await read('a.csv', '1,x,2026-01-31\n2,y,2026-02-01\n'))).toEqual(['column1 bigint', 'column2 string', 'column3 date'])
  const odd = await read('b.csv', ',a,b\nx,007,true\ny,008,false,extra\n')
  expect(shapeOf(odd)).toEqual(['column1 string', 'a string', 'b boolean', 'column4 string?'])
})

test.each([
  ['a.json', JSON.stringify(sampleRows)],
  ['a.json', JSON.stringify(sampleRows, null, 2)],
  ['a.jsonl', sampleRows.map((row) => JSON.stringify(row)).join('\n')],
  ['a.json', sampleRows.map((row) => JSON.stringify(row)).join('\r\n')],
  ['a.jsonl.gz', gzipSync(sampleRows.map((row) => `${JSON.stringify(row)}\n`).join(''))],
])('JSON %s has a column for each name (%#)', async (name, content) => {
  const found = await read(name, content, 1000)
  expect(shapeOf(found)).toEqual(['id bigint', 'email string?', 'score double'])
  expect(found).toMatchObject({ rowEstimate: 300, rows: expect.arrayContaining([[1, 'person0@example.com', 0]]) as unknown })
})

test('what is nested in JSON is a column by its path, of a list its first element, and a single object is one row', async () => {
  const found = await read(
    'a.json',
    `{"address": {"region": {"city": "x"}}, "items": [{"price": null}, {"price": 1.5}], "tags": ["t]", "u"], "meta": {}}`,
  )
  expect(shapeOf(found)).toEqual(['address.region.city string', 'items.price array<double>?', 'tags array<string>', 'meta object'])
  expect(found.rows).toEqual([['x', null, 't]', '{}']])
  expect(shapeOf(await read('b.json', '[1, 2, null]'))).toEqual(['value bigint?'])
})

test('Parquet says its schema and its rows, and only the first pages are read', async () => {
  const found = await read('a.parquet', sampleParquet(), 5)
  expect(shapeOf(found)).toEqual(['id INT32', 'email STRING?', 'score DOUBLE'])
  expect(found.notSampled).toBeUndefined()
  expect(found.rowEstimate).toBe(300)
  expect(found.rows).toEqual(sampleRows.slice(0, 5).map(({ id, email, score }) => [id, email, score]))
  expect((await read('a.parquet', sampleParquet(), 100)).rows).toEqual(sampleRows.slice(0, 100).map((row) => Object.values(row)))
})

test.each(['null', 'deflate'] as const)('Avro packed with %s says its schema, its first rows, and how many there are', async (codec) => {
  const found = await read('a.avro', await sampleAvro(codec), 1000)
  expect(shapeOf(found)).toEqual(['id long', 'email string?', 'score double', 'tags array<string>', 'address.city string', 'since int'])
  expect(found.rowEstimate).toBe(300)
  expect(found.rows[2]).toEqual([3, null, 1, 'new', 'Oslo', 20_000])
  const few = await read('a.avro', await sampleAvro(codec), 1)
  expect(few.rowEstimate).toBeGreaterThan(250)
  expect(few.rowEstimate).toBeLessThan(350)
})

test('ORC says its schema and its count from its footer, and that its values were not looked at', async () => {
  const found = await read('a.orc', sampleOrc())
  expect(shapeOf(found)).toEqual(['id bigint?', 'amount decimal(10,2)?', 'lines.code array<varchar(12)>?'])
  expect(found).toMatchObject({ rowEstimate: 300, rows: [], notSampled: expect.stringContaining('only its schema') as string })
  expect((await read('a.orc', sampleOrc(), 0)).notSampled).toBeUndefined()
})

test.each([
  ['a.csv', sampleCsv()],
  ['a.jsonl', Buffer.from(sampleRows.map((row) => `${JSON.stringify(row)}\n`).join(''))],
])('of a large %s only the beginning is read, and its rows are estimated from its size', async (name, content) => {
  const large = Buffer.concat(Array.from({ length: 1000 }, () => content))
  const found = await read(name, large)
  expect(found.bytesRead).toBeLessThan(large.length / 2)
  expect(found.rowEstimate).toBeGreaterThan(200_000)
  expect(found.rowEstimate).toBeLessThan(450_000)
})

test('a file that unpacks to more than memory has is read at its beginning, or not at all', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a,b\n'))
  const before = process.memoryUsage().rss
  expect((await read('a.csv.gz', bomb)).rows).toHaveLength(3)
  expect(await failureOf('a.parquet.gz', bomb)).toContain('unpacks to more than')
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
})

test.each([
  ['a.csv', '', 'it is empty'],
  ['a.csv', '\n\n', 'it is empty'],
  ['a.json', ' ', 'it is empty'],
  ['a.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 0, 0, 7]), 'it is not text'],
  ['a.csv', `a,b\n"${'x'.repeat(2_000_000)}`, 'CSV_MAX_RECORD_SIZE'],
  ['a.csv.gz', gzipSync(sampleCsv()).subarray(0, 300), 'cannot be unpacked'],
  ['a.csv.zst', sampleCsv(), 'cannot be unpacked'],
  ['a.json', '[{"a": 1}, {"a"', 'ends in the middle'],
  ['a.json', '{"a": }', 'is not JSON'],
  ['a.json', '['.repeat(100), 'deeper than 64'],
  ['a.json', ']', 'never opened'],
  ['a.parquet', sampleParquet().subarray(0, -50), 'not complete'],
  ['a.parquet', 'PAR1PAR1', 'too short'],
  ['a.parquet', Buffer.concat([Buffer.alloc(20), Buffer.from('PARE')]), 'encrypted'],
  ['a.avro', 'Obj', 'something else'],
  ['a.orc', sampleOrc().subarray(0, -1), 'damaged'],
])('a broken %s says what is wrong with it: %#', async (name, content, why) => {
  expect(await failureOf(name, content)).toContain(why)
})

test('an aborted reading ends with the reason', async () => {
  const controller = new AbortController()
  controller.abort(new Error('stopped'))
  const reading = { file: memoryFile(sampleCsv()), rowsMax: 3, signal: controller.signal }
  await expect(fileFormat('a.csv')?.read(reading)).rejects.toThrow('stopped')
})

test('the unpacking of a bomb of which all was read already ends with the reason of an abort', async () => {
  const controller = new AbortController()
  const bomb = memoryFile(gzipSync(Buffer.alloc(64 * 1024 * 1024, '\n')))
  const read: typeof bomb.read = (offset, length, signal) => {
    // A timer comes round long before so many lines are over.
    if (offset + length >= bomb.size) setTimeout(() => controller.abort(new Error('stopped')), 1)
    return bomb.read(offset, length, signal)
  }
  await expect(fileFormat('a.csv.gz')?.read({ file: { ...bomb, read }, rowsMax: 3, signal: controller.signal })).rejects.toThrow('stopped')
})

test('an ending of the scan itself is read as the scan says, also when it usually stands for something else', async () => {
  const types = new Map([
    ['dat', { format: 'csv', delimiter: '$' }],
    ['txt', { format: 'json' }],
    ['csv', { format: 'csv', delimiter: '||' }],
    ['doc', { format: 'doc' }],
  ])
  const columnsOf = async (name: string, content: string) => {
    const found = fileFormat(name, types)
    const { columns } = (await found?.read({ file: memoryFile(Buffer.from(content)), rowsMax: 3, signal: never })) ?? { columns: [] }
    return [found?.format, found?.isOwn, ...columns.map((column) => column.name)]
  }
  expect(await columnsOf('A.DAT', 'who$price, in all\nAda$1\n')).toEqual(['csv', true, 'who', 'price, in all'])
  expect(await columnsOf('a.txt', '{"b":1}\n{"b":2}\n')).toEqual(['json', true, 'b'])
  expect(await columnsOf('a.csv', 'id||price, net\n1||2,5\n')).toEqual(['csv', true, 'id', 'price, net'])
  expect(await columnsOf('a.tsv', 'id\tname\n')).toEqual(['tsv', false, 'id', 'name'])
  expect([fileFormat('a.doc', types), fileFormat('a.dat')]).toEqual([null, null])
})

test('the first line is the header where the scan says so, whatever it looks like', async () => {
  const types = new Map([
    ['csv', { format: 'csv', hasHeader: true }],
    ['dat', { format: 'csv', delimiter: '$', hasHeader: true }],
    ['json', { format: 'json', hasHeader: true }],
  ])
  const found = async (name: string, content: Buffer | string, own?: typeof types) => {
    const file = memoryFile(Buffer.from(content))
    const table = await fileFormat(name, own)?.read({ file, rowsMax: 3, signal: never })
    return [table?.columns.map((column) => column.name), table?.rowEstimate, table?.rows[0]]
  }
  const words = 'Wampe,Zottel\nAda,Lovelace\nGrace,Hopper\n'
  expect(await found('a.csv', words)).toEqual([['column1', 'column2'], 3, ['Wampe', 'Zottel']])
  expect(await found('a.csv', words, types)).toEqual([['Wampe', 'Zottel'], 2, ['Ada', 'Lovelace']])
  expect(await found('a.csv.gz', gzipSync(words), types)).toEqual([['Wampe', 'Zottel'], 2, ['Ada', 'Lovelace']])
  expect(await found('a.csv', words.replaceAll(',', ';'), types)).toEqual([['Wampe', 'Zottel'], 2, ['Ada', 'Lovelace']])
  expect(await found('a.dat', 'Wampe$a,b\nAda$Lovelace\n', types)).toEqual([['Wampe', 'a,b'], 1, ['Ada', 'Lovelace']])
  expect(await found('a.csv', `${'z'.repeat(600)},,7,7\n`, types)).toEqual([['z'.repeat(512), 'column2', '7', '7_2'], 0, undefined])
  expect(await found('a.json', '[{"b":1},{"b":2}]', types)).toEqual([['b'], 2, [1]])
})

test.each([
  ['an IBAN', 'Ada,DE89 3704 0044 0532 0130 00\nBob,GB82 WEST 1234 5698 7654 32\n'],
  ['a card number in groups', 'Ada,4111-1111-1111-1111\nBob,5500-0000-0000-0004\n'],
  ['an address of the network', 'Ada,10.20.30.40\nBob,10.20.30.41\n'],
  ['a phone number', 'Ada,+49 30 12 34 567\nBob,+49 30 12 34 568\n'],
  ['a social security number', 'Ada,536-22-8745\nBob,536-22-8746\n'],
  ['a day as people write it', 'Ada,31.12.1999\nBob,1.1.2000\n'],
  ['a day of America', 'Ada,12/31/1999\nBob,1/1/2000\n'],
  ['an amount with a comma', 'Ada,"1.234,56"\nBob,"7,00"\n'],
  ['an amount of money', 'Ada,$12.50\nBob,$13.00\n'],
  ['a number with zeros before it', 'Ada,007\nBob,008\n'],
  ['a GUID', 'Ada,3f2bab9c-1d2e-4a5b-8c9d-aabbccddeeff\nBob,4f2bab9c-1d2e-4a5b-8c9d-aabbccddeeff\n'],
  ['a hash', 'Ada,deadbeefcafe1234deadbeef\nBob,cafebeefcafe1234deadbeef\n'],
])('a first row in which something looks like %s is no header', async (_, content) => {
  const { columns, rows } = await read('a.csv', content)
  expect([columns.map(({ name }) => name), rows.length]).toEqual([['column1', 'column2'], 2])
})

test('words that people name columns with are a header all the same', async () => {
  const words = [
    'id',
    'First name',
    'IBAN',
    'BIC/SWIFT',
    'e-mail',
    'Straße',
    'IP address',
    'address_2',
    'Q1 2024',
    'ISO-3166',
    'VAT No.',
    '住所',
    '25%',
    '0-18',
    '2020/21',
    '08:30',
    'Price in $',
    'feedface',
  ]
  expect((await read('a.csv', `${words.join()}\n${words.map((_, index) => index).join()}\n`)).columns.map(({ name }) => name)).toEqual(
    words,
  )
})
