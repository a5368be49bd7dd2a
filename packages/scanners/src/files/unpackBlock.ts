import { brotliDecompressSync, gunzipSync, inflateRawSync, zstdDecompressSync } from 'node:zlib'
import { snappyUncompress } from 'hyparquet'
import { ByteCursor } from './ByteCursor.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { pieceBytesMax } from './RandomAccessFile.ts'
import { requireZstd } from './requireZstd.ts'
import { unpackLz4 } from './unpackLz4.ts'

/** How one block within a file is packed. */
export type BlockCodec = 'none' | 'deflate' | 'gzip' | 'brotli' | 'zstd' | 'snappy' | 'lz4'

const unpack: Record<BlockCodec, (bytes: Uint8Array, lengthMax: number) => Uint8Array> = {
  none: (bytes) => bytes,
  deflate: (bytes, maxOutputLength) => inflateRawSync(bytes, { maxOutputLength }),
  gzip: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength }),
  brotli: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
  zstd: (bytes, maxOutputLength) => requireZstd(zstdDecompressSync)(bytes, { maxOutputLength }),
  snappy: unpackSnappy,
  lz4: unpackLz4,
}

/** Unpacks a block that is at most `lengthMax` bytes then, whatever it claims. Throws `FileNotReadable`. */
export function unpackBlock(codec: BlockCodec, bytes: Uint8Array, lengthMax = pieceBytesMax): Uint8Array {
  try {
    return unpack[codec](bytes, Math.max(1, Math.min(lengthMax, pieceBytesMax)))
  } catch (cause) {
    if (cause instanceof FileNotReadable) throw cause
    throw new FileNotReadable(`a part of it cannot be unpacked (${codec})`, { cause })
  }
}

function unpackSnappy(bytes: Uint8Array, lengthMax: number): Uint8Array {
  const length = new ByteCursor(bytes).count()
  if (length > lengthMax) throw new FileNotReadable('a part of it says that it unpacks to more than is allowed')
  const output = new Uint8Array(length)
  snappyUncompress(bytes, output)
  return output
}
