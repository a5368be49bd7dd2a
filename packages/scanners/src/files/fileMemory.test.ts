/** What files hold in memory while they are read: one by one, and together. */
import { randomBytes } from 'node:crypto'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { aSink, wholeSource } from '../testing/collectScan.ts'
import { deliverFiles } from './deliverFiles.ts'
import { fileFormat } from './fileFormat.ts'
import type { FoundFile } from './FoundFile.ts'
import { memoryFile, type RandomAccessFile } from './RandomAccessFile.ts'

const never = new AbortController().signal
const megabyte = 1024 * 1024

/** A file that begins like this and then repeats itself without being in memory, and how many bytes of it were read. */
function aLongFile(head: Buffer, repeated: Buffer, times: number): RandomAccessFile & { bytesRead: () => number } {
  const size = head.length + repeated.length * times
  const at = (offset: number): Buffer =>
    offset < head.length ? head.subarray(offset) : repeated.subarray((offset - head.length) % repeated.length)
  let bytesRead = 0
  return {
    size,
    bytesRead: () => bytesRead,
    async read(offset, length) {
      const parts: Buffer[] = []
      const end = Math.min(size, offset + length)
      for (let from = offset; from < end;) {
        const part = at(from).subarray(0, end - from)
        parts.push(part)
        from += part.length
      }
      bytesRead += end - offset
      return Buffer.concat(parts)
    },
  }
}

/** The whole number as Avro writes it. */
function zigzag(value: number): Buffer {
  const bytes: number[] = []
  let left = value * 2
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128)
  return Buffer.from([...bytes, left])
}
const text = (value: string): Buffer => Buffer.concat([zigzag(value.length), Buffer.from(value)])
const sync = Buffer.alloc(16, 7)
const avroHead = Buffer.concat([Buffer.from('Obj\u0001'), zigzag(1), text('avro.schema'), text('"string"'), zigzag(0), sync])
function avroBlock(value: string): Buffer {
  const content = text(value)
  return Buffer.concat([zigzag(1), zigzag(content.length), content, sync])
}

/** Of one block, packed. */
function packedAvro(value: string): Buffer {
  const properties = [zigzag(2), text('avro.schema'), text('"string"'), text('avro.codec'), text('deflate'), zigzag(0), sync]
  const content = deflateRawSync(text(value))
  return Buffer.concat([Buffer.from('Obj\u0001'), ...properties, zigzag(1), zigzag(content.length), content, sync])
}

test.each<[string, Buffer, Buffer]>([
  ['a.csv', Buffer.alloc(0), Buffer.from(`${'x'.repeat(900 * 1024)}\n`)],
  ['a.avro', avroHead, avroBlock('x'.repeat(900 * 1024))],
  ['a.jsonl', Buffer.alloc(0), Buffer.from(`{"a":"${'x'.repeat(900 * 1024)}"}\n`)],
])('of rows of a megabyte each, %s is read only as far as a few', async (name, head, row) => {
  const file = aLongFile(head, row, 128)
  const content = await fileFormat(name)?.read({ file, rowsMax: 128, signal: never })
  expect(content?.rows.length).toBeGreaterThan(10)
  expect(content?.rowEstimate).toBeGreaterThan(100)
  expect(file.bytesRead()).toBeLessThan(24 * megabyte)
})

test('of a value of Parquet as much is kept as is looked at, whole characters only', async () => {
  const data = ['ä'.repeat(100_000), `x${'€'.repeat(100_000)}`]
  const content = parquetWriteBuffer({ columnData: [{ name: 'a', data, type: 'STRING' }] })
  const table = await fileFormat('a.parquet')?.read({ file: memoryFile(new Uint8Array(content)), rowsMax: 2, signal: never })
  expect(table?.rows).toEqual([['ä'.repeat(2048)], [`x${'€'.repeat(1365)}`]])
})

test('a wide Parquet of long texts, which packs to little, is held in the little that all rows may take', async () => {
  const columnData = Array.from({ length: 1000 }, (_, index) => ({
    name: `c${index}`,
    data: Array.from({ length: 128 }, () => 'x'.repeat(4096)),
    type: 'STRING' as const,
  }))
  const file = memoryFile(new Uint8Array(parquetWriteBuffer({ columnData })))
  expect(file.size).toBeLessThan(megabyte)
  const table = await fileFormat('a.parquet')?.read({ file, rowsMax: 128, signal: never })
  expect([table?.rows.length, table?.rows.every((row) => row.every((value) => typeof value === 'string'))]).toEqual([128, true])
  expect((table?.rows ?? []).flat().reduce<number>((length, value) => length + String(value).length, 0)).toBeLessThan(20 * megabyte)
})

interface Watched {
  atOnce: number
  most: number
}

/** A file that counts as large from when so much of it was read, or is read at once, until it is closed. */
function watched(name: string, content: RandomAccessFile, watch: Watched): FoundFile {
  let isLarge = false
  const open: FoundFile['open'] = async () => ({
    size: content.size,
    async read(offset, length, signal) {
      if (!isLarge && (length > 4 * megabyte || offset > 8 * megabyte)) {
        isLarge = true
        watch.atOnce += 1
        watch.most = Math.max(watch.most, watch.atOnce)
      }
      return content.read(offset, length, signal)
    },
    async close() {
      if (isLarge) watch.atOnce -= 1
    },
  })
  return { path: [name], size: content.size, modifiedAt: null, revision: null, open }
}

async function delivered(files: FoundFile[]): Promise<number> {
  let count = 0
  const sink = aSink({ assets: async (batch) => void (count += batch.length) })
  const listed = (async function* () {
    yield* files
  })()
  await deliverFiles({ files: listed, naming: { qualifiedPrefix: 'x:/', folder: '/f' }, job: wholeSource, sink }, never)
  return count
}

const letters = 'abcdefgh'.split('')

test.each<[string, () => RandomAccessFile]>([
  ['avro', () => memoryFile(Buffer.concat([avroHead, avroBlock('x'.repeat(9 * megabyte))]))],
  ['csv', () => aLongFile(Buffer.alloc(0), Buffer.from(`${'x'.repeat(900 * 1024)}\n`), 128)],
  ['jsonl', () => aLongFile(Buffer.alloc(0), Buffer.from(`{"a":"${'x'.repeat(900 * 1024)}"}\n`), 128)],
  ['avro.gz', () => memoryFile(gzipSync(randomBytes(12 * megabyte), { level: 1 }))],
])('of files .%s that take many megabytes only one at a time does', async (ending, content) => {
  const watch: Watched = { atOnce: 0, most: 0 }
  const file = content()
  expect(await delivered(letters.map((letter) => watched(`${letter}.${ending}`, file, watch)))).toBe(letters.length)
  expect(watch).toEqual({ atOnce: 0, most: 1 })
})

test.each<[string, string, () => Buffer]>([
  ['a block that unpacks to many', 'a.avro', () => packedAvro('x'.repeat(9 * megabyte))],
  ['many blocks', 'a.avro', () => Buffer.concat([avroHead, ...Array.from({ length: 12 }, () => avroBlock('x'.repeat(900 * 1024)))])],
  ['one element', 'a.json', () => Buffer.from(`{"a":[${'[],'.repeat(2 * megabyte)}0]}`)],
])('megabytes of %s are waited for before they are read', async (_, name, content) => {
  let asked = 0
  const beforeLarge = async () => void (asked += 1)
  const file = memoryFile(content())
  const table = await fileFormat(name)?.read({ file, rowsMax: 128, signal: never, beforeLarge })
  expect(table?.rows.length).toBeGreaterThan(0)
  expect(asked).toBeGreaterThan(0)
})
