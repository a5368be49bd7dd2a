import { createRequire, syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryFile } from './RandomAccessFile.ts'
import { unpackBlock } from './unpackBlock.ts'
import { unpackStream } from './unpackStream.ts'

// As Node.js is before 22.15.
const zlib = createRequire(import.meta.url)('node:zlib') as Record<string, unknown>
const newer = ['createZstdDecompress', 'zstdDecompressSync']
const kept = newer.map((name) => zlib[name])
beforeAll(() => {
  for (const name of newer) Reflect.deleteProperty(zlib, name)
  syncBuiltinESMExports()
})
afterAll(() => {
  for (const [place, name] of newer.entries()) zlib[name] = kept[place]
  syncBuiltinESMExports()
})

const bytes = Buffer.from('packed')

test('a file that this Node.js cannot unpack says which one it takes', async () => {
  const reading = unpackStream(memoryFile(bytes), 'zst', AbortSignal.timeout(10_000)).next()
  await expect(reading).rejects.toMatchObject({ name: 'FileNotReadable', message: expect.stringContaining('Node.js 22.15') as string })
})

test('so does one of which only parts are packed that way', () => {
  expect(() => unpackBlock('zstd', bytes)).toThrow('Node.js 22.15')
})
