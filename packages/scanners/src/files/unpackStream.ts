import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib'
import { FileNotReadable } from './FileNotReadable.ts'
import { largeBytes } from './LargeFileTurns.ts'
import { memoryFile, pieceBytesMax, type RandomAccessFile } from './RandomAccessFile.ts'
import { requireZstd } from './requireZstd.ts'
import type { FileReading } from './TableContent.ts'

/** How a whole file is packed; its name says so. */
export type Packing = 'gz' | 'zst' | 'br'

const firstChunkBytes = 64 * 1024
const chunkBytes = 1024 * 1024

const unpackers: Record<Packing, () => Transform> = {
  gz: createGunzip,
  zst: () => requireZstd(createZstdDecompress)(),
  br: createBrotliDecompress,
}

/** The bytes of a file in turn, unpacked when it is packed. Whoever stops asking stops the reading: a bomb fills nothing. */
export async function* unpackStream(file: RandomAccessFile, packing: Packing | null, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (packing === null) return yield* chunksOf(file, signal)
  const unpacker = unpackers[packing]()
  // Its error reaches whoever reads the last stream: there is nothing left to do here.
  pipeline(Readable.from(chunksOf(file, signal), { highWaterMark: 1 }), unpacker, () => undefined)
  try {
    for await (const chunk of unpacker as AsyncIterable<Buffer>) {
      // A megabyte of a bomb is a gigabyte of these.
      signal.throwIfAborted()
      yield chunk
    }
  } catch (cause) {
    signal.throwIfAborted()
    if (!isOfUnpacking(cause)) throw cause
    throw new FileNotReadable(`it cannot be unpacked (.${packing}): it is damaged, not complete, or something else`, { cause })
  }
}

/** The whole of a packed file, for readers that need any place of it. Throws `FileNotReadable` when it is larger than `pieceBytesMax`. */
export async function unpackToMemory({ file, signal, beforeLarge }: FileReading, packing: Packing): Promise<RandomAccessFile> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of unpackStream(file, packing, signal)) {
    length += chunk.length
    if (length > pieceBytesMax) throw new FileNotReadable(`it unpacks to more than ${pieceBytesMax} bytes, which is not read in one piece`)
    if (length > largeBytes) await beforeLarge?.()
    chunks.push(chunk)
  }
  return memoryFile(Buffer.concat(chunks))
}

async function* chunksOf(file: RandomAccessFile, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < file.size;) {
    signal.throwIfAborted()
    const chunk = await file.read(offset, offset === 0 ? firstChunkBytes : chunkBytes, signal)
    if (chunk.length === 0) return
    offset += chunk.length
    yield chunk
  }
}

/** What zlib says of bytes that it cannot unpack; errors of the file pass as they are. */
const isOfUnpacking = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(Z_|ZSTD_|ERR_(_|BROTLI|ZLIB|ZSTD|PADDING|STREAM))/.test(error.code)
