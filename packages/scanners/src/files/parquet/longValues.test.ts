/** What a page of values that are long, or that claim to be, keeps in memory, however they are encoded. */
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { fileFormat } from '../fileFormat.ts'
import { FileNotReadable } from '../FileNotReadable.ts'
import { memoryFile } from '../RandomAccessFile.ts'
import { physical } from './parquetSchema.ts'
import type { SchemaElement } from './readFooter.ts'
import { readValues, type RawValue } from './readValues.ts'

const megabyte = 1024 * 1024
const element: SchemaElement = {
  ...{ name: 'a', physicalType: physical.byteArray, typeLength: 0, repetition: 0, childCount: 0 },
  ...{ convertedType: undefined, scale: 0, precision: 0, logicalType: undefined },
}
const codes = { plain: 0, deltaLengths: 6, deltaBytes: 7, dictionary: 8 }

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}
const zigzag = (value: number): number[] => varint(value >= 0 ? value * 2 : -value * 2 - 1)

/** Numbers as Parquet writes their differences, in 32 bits each. */
function deltas(numbers: readonly number[]): Buffer {
  const [first = 0, ...others] = numbers
  const blocks: Buffer[] = [Buffer.from([...varint(128), ...varint(1), ...varint(numbers.length), ...zigzag(first)])]
  const least = -(2 ** 31)
  for (let at = 0; at < others.length; at += 128) {
    const packed = Buffer.alloc(128 * 4)
    const block = others.slice(at, at + 128)
    for (const [index, number] of block.entries()) packed.writeUInt32LE(number - (numbers[at + index] ?? 0) - least, index * 4)
    blocks.push(Buffer.from([...zigzag(least), 32]), packed)
  }
  return Buffer.concat(blocks)
}

/** A million of them, in a few bytes. */
const aMillionZeros = Buffer.from([...varint(megabyte), 1, ...varint(1_000_000), 0, 0, 0])

type Repeating = readonly [prefix: number, suffix: string]

/** Values as how much they repeat of the one before, and what follows. */
function deltaBytes(values: readonly Repeating[]): Buffer {
  const suffixes = values.map(([, suffix]) => Buffer.from(suffix))
  return Buffer.concat([deltas(values.map(([prefix]) => prefix)), deltas(suffixes.map(({ length }) => length)), ...suffixes])
}

const all = { count: 128, has: () => true }
const readDeltaBytes = (bytes: Uint8Array, bytesMax: number) =>
  readValues({ bytes, encoding: codes.deltaBytes, asked: all, bytesMax }, element, null)
const bytesOf = (value: RawValue): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
const textsOf = (values: readonly RawValue[]) => values.map((value) => Buffer.from(bytesOf(value)).toString())

/** What the values keep in memory together. */
function bytesKept(values: readonly RawValue[]): number {
  const buffers = new Set(values.map((value) => bytesOf(value).buffer))
  return [...buffers].reduce((bytes, { byteLength }) => bytes + byteLength, 0)
}

test('of values that repeat the one before the beginnings are kept, however much of it they repeat', () => {
  const long = 'x'.repeat(100)
  const repeating: Repeating[] = [
    [0, `${long}y`],
    [101, 'z'],
    [101, ''],
    [3, 'abc'],
    [6, ''],
    [2, long],
    [102, '!'],
    [0, 'b'],
  ]
  const whole = [`${long}y`, `${long}yz`, `${long}y`, 'xxxabc', 'xxxabc', `xx${long}`, `xx${long}!`, 'b']
  for (const bytesMax of [1, 4, 5, 100, 101, 102, 4096])
    expect(textsOf(readDeltaBytes(deltaBytes(repeating), bytesMax))).toEqual(whole.map((text) => text.slice(0, bytesMax)))
})

test.each<[string, Repeating[]]>([
  [
    'more than the one before has',
    [
      [0, 'abc'],
      [4, 'd'],
    ],
  ],
  ['something before there is anything', [[1, 'abc']]],
  [
    'less than nothing',
    [
      [0, 'abc'],
      [-1, 'd'],
    ],
  ],
  [
    'more than the one before had until it was cut',
    [
      [0, 'x'.repeat(5000)],
      [5001, 'd'],
    ],
  ],
])('a value that repeats %s is damaged', (_, repeating) => {
  expect(() => readDeltaBytes(deltaBytes(repeating), 64)).toThrow(FileNotReadable)
})

test('there are as many beginnings as ends, or the page is damaged', () => {
  const bytes = Buffer.concat([deltas([0]), deltas([1, 1]), Buffer.from('ab')])
  expect(() => readDeltaBytes(bytes, 64)).toThrow(FileNotReadable)
})

const plain = (count: number, length: number): Buffer => {
  const value = Buffer.alloc(4 + length, 'x')
  value.writeUInt32LE(length)
  return Buffer.concat(Array<Buffer>(count).fill(value))
}
const run = (count: number): Buffer => Buffer.from([8, ...varint(count * 2), 0])
const longPrefixes: Repeating[] = [[0, 'x'.repeat(4 * megabyte)], ...Array<Repeating>(127).fill([4 * megabyte, 'y'])]

test.each<[string, number, () => { bytes: Buffer; dictionary?: Buffer }]>([
  ['DELTA_BYTE_ARRAY', codes.deltaBytes, () => ({ bytes: deltaBytes(longPrefixes) })],
  [
    'DELTA_LENGTH_BYTE_ARRAY',
    codes.deltaLengths,
    () => ({ bytes: Buffer.concat([deltas(Array<number>(128).fill(65_536)), Buffer.alloc(8 * megabyte, 'x')]) }),
  ],
  ['PLAIN', codes.plain, () => ({ bytes: plain(128, 65_536) })],
  ['a dictionary', codes.dictionary, () => ({ bytes: run(128), dictionary: plain(64, 65_536) })],
])('values of a page in %s keep no more than their beginnings', (_, encoding, page) => {
  const { bytes, dictionary = null } = page()
  const values = readValues({ bytes, encoding, asked: all, bytesMax: 4096 }, element, dictionary)
  expect([values.length, values.every((value) => bytesOf(value).length === 4096)]).toEqual([128, true])
  expect(bytesKept(values)).toBeLessThanOrEqual(128 * 4096)
})

const few = new Set([0, 500_000, 999_999])

test.each<[string, number, () => { bytes: Buffer; dictionary?: Buffer }]>([
  ['DELTA_BYTE_ARRAY', codes.deltaBytes, () => ({ bytes: Buffer.concat([aMillionZeros, aMillionZeros]) })],
  ['DELTA_LENGTH_BYTE_ARRAY', codes.deltaLengths, () => ({ bytes: aMillionZeros })],
  ['PLAIN', codes.plain, () => ({ bytes: Buffer.alloc(4_000_000) })],
  ['a dictionary', codes.dictionary, () => ({ bytes: run(1_000_000), dictionary: Buffer.alloc(4_000_000) })],
])('of a million values in %s only those are brought that are asked for', (_, encoding, page) => {
  const { bytes, dictionary = null } = page()
  const asked = { count: 1_000_000, has: (place: number) => few.has(place) }
  expect(textsOf(readValues({ bytes, encoding, asked, bytesMax: 64 }, element, dictionary))).toEqual(['', '', ''])
})

test('a file of another writer whose values begin alike is read as it was written, but for their ends', async () => {
  const data = Array.from({ length: 128 }, (_, index) => `${index % 5}${'x'.repeat(index % 7 === 0 ? 20_000 : 4)}${index}`)
  const column = { name: 'a', data, type: 'STRING' as const, encoding: 'DELTA_BYTE_ARRAY' as const }
  const file = memoryFile(new Uint8Array(parquetWriteBuffer({ columnData: [column] })))
  const table = await fileFormat('a.parquet')?.read({ file, rowsMax: 128, signal: new AbortController().signal })
  expect(table?.rows).toEqual(data.map((value) => [value.slice(0, 4096)]))
})
