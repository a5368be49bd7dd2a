import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleAvro, sampleCsv, sampleOrc, sampleParquet, sampleRows } from '../testing/sampleFiles.ts'
import { fileFormat } from './fileFormat.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { memoryFile, pieceBytesMax, type RandomAccessFile } from './RandomAccessFile.ts'

const samples: Record<string, Buffer> = {}
beforeAll(async () => {
  samples['a.csv'] = sampleCsv()
  samples['a.json'] = Buffer.from(JSON.stringify(sampleRows.slice(0, 50)))
  samples['a.parquet'] = sampleParquet(256)
  samples['a.avro'] = await sampleAvro('null')
  samples['b.avro'] = await sampleAvro('deflate')
  samples['a.orc'] = sampleOrc()
})

/** Fails when a file does not end with a result or with what it ends with by rule, or asks for a piece that is too large. */
async function readAll(name: string, content: Uint8Array): Promise<'table' | 'refused'> {
  const file = memoryFile(content)
  const bounded: RandomAccessFile = {
    size: file.size,
    read(offset, length, signal) {
      if (length > pieceBytesMax) throw new Error(`${length} bytes in one piece`)
      return file.read(offset, length, signal)
    },
  }
  try {
    const { columns, rows } = (await fileFormat(name)?.read({ file: bounded, rowsMax: 50, signal: new AbortController().signal })) ?? {
      columns: [],
      rows: [],
    }
    expect(rows.length).toBeLessThanOrEqual(50)
    expect(columns.length).toBeLessThanOrEqual(2001)
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
    return 'table'
  } catch (error) {
    if (!(error instanceof FileNotReadable)) throw error
    return 'refused'
  }
}

const ends = ['table', 'refused']

const damage = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), bits: fc.integer({ min: 1, max: 255 }) }), {
  minLength: 1,
  maxLength: 5,
})

const budget = { numRuns: 150, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false }

describe.each(['a.csv', 'a.json', 'a.parquet', 'a.avro', 'b.avro', 'a.orc'])('%s', (name) => {
  const sample = () => samples[name] ?? Buffer.alloc(0)

  test('with wrong bits ends with a table or says that it cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const content = Buffer.from(sample())
        for (const { at, bits } of places) {
          // Where most of a file's structure is: at its end or at its beginning.
          const index = Math.floor((content.length - 1) * at)
          content[index] = (content[index] ?? 0) ^ bits
        }
        expect(ends).toContain(await readAll(name, content))
      }),
      budget,
    )
  })

  test('cut off anywhere ends with a table or says that it cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
        expect(ends).toContain(await readAll(name, sample().subarray(0, Math.floor(sample().length * share))))
      }),
      budget,
    )
  })

  test('made of anything ends with a table or says that it cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (content) => {
        expect(ends).toContain(await readAll(name, content))
      }),
      budget,
    )
  })
})

test('the description of Parquet with any bytes wrong ends with a table or says that it cannot be read', async () => {
  const sample = samples['a.parquet'] ?? Buffer.alloc(0)
  const footerLength = sample.readUInt32LE(sample.length - 8)
  await fc.assert(
    fc.asyncProperty(fc.nat(footerLength - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const content = Buffer.from(sample)
      content[content.length - 9 - at] = byte
      expect(ends).toContain(await readAll('a.parquet', content))
    }),
    { ...budget, numRuns: 400 },
  )
})
