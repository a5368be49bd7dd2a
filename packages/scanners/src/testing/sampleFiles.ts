import { once } from 'node:events'
import { deflateRawSync } from 'node:zlib'
import avsc from 'avsc'
import { parquetWriteBuffer } from 'hyparquet-writer'

/** Rows that every sample file has: an id, an e-mail address that some lack, and a number. */
export const sampleRows = Array.from({ length: 300 }, (_, index) => ({
  id: index + 1,
  email: index % 3 === 2 ? null : `person${index}@example.com`,
  score: index / 2,
}))

export const sampleCsv = (delimiter = ','): Buffer =>
  Buffer.from(
    [['id', 'email', 'score'], ...sampleRows.map(({ id, email, score }) => [id, email ?? '', score.toFixed(1)])]
      .map((row) => `${row.join(delimiter)}\n`)
      .join(''),
  )

export function sampleParquet(pageSize = 1024): Buffer {
  const column = <T>(name: 'id' | 'email' | 'score', type: T, nullable: boolean) => ({
    name,
    type,
    nullable,
    data: sampleRows.map((row) => row[name]),
  })
  const columnData = [
    column('id', 'INT32' as const, false),
    column('email', 'STRING' as const, true),
    column('score', 'DOUBLE' as const, false),
  ]
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 100, pageSize }))
}

export async function sampleAvro(codec: 'null' | 'deflate' = 'deflate'): Promise<Buffer> {
  const fields = [
    { name: 'id', type: 'long' },
    { name: 'email', type: ['null', 'string'] },
    { name: 'score', type: 'double' },
    { name: 'tags', type: { type: 'array', items: 'string' } },
    { name: 'address', type: { type: 'record', name: 'Address', fields: [{ name: 'city', type: 'string' }] } },
    { name: 'since', type: 'int' },
  ]
  const type = avsc.parse(JSON.stringify({ type: 'record', name: 'Customer', namespace: 'shop', fields }))
  const encoder = new avsc.streams.BlockEncoder(type, { codec, blockSize: 2048 })
  const chunks: Buffer[] = []
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const row of sampleRows) encoder.write({ ...row, tags: ['new', 'old'], address: { city: 'Oslo' }, since: 20_000 })
  encoder.end()
  await once(encoder, 'end')
  return Buffer.concat(chunks)
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))])
const number = (field: number, value: number): Buffer => Buffer.from([...varint(field * 8), ...varint(value)])
const bytes = (field: number, value: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(Buffer.byteLength(value))]), Buffer.from(value)])

/** The tail of an ORC file over some bytes that stand for its stripes, compressed as the format does it. */
export function sampleOrc(): Buffer {
  const type = (kind: number, ...more: Buffer[]) => bytes(4, Buffer.concat([number(1, kind), ...more]))
  const footer = Buffer.concat([
    number(2, 100),
    type(12, bytes(2, Buffer.from([1, 2, 3])), bytes(3, 'id'), bytes(3, 'amount'), bytes(3, 'lines')),
    type(4),
    type(14, number(5, 10), number(6, 2)),
    type(10, bytes(2, Buffer.from([4]))),
    type(12, bytes(2, Buffer.from([5])), bytes(3, 'code')),
    type(16, number(4, 12)),
    number(6, sampleRows.length),
  ])
  const packed = deflateRawSync(footer)
  const head = Buffer.from([(packed.length * 2) & 255, packed.length >> 7, 0])
  const footerLength = head.length + packed.length
  const postScript = Buffer.concat([number(1, footerLength), number(2, 1), number(3, 65_536), bytes(8000, 'ORC')])
  return Buffer.concat([Buffer.from('ORC'), Buffer.alloc(97), head, packed, postScript, Buffer.from([postScript.length])])
}
