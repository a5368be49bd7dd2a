import { ByteCursor } from './ByteCursor.ts'
import { FileNotReadable } from './FileNotReadable.ts'

const matchMin = 4

/** Unpacks a block of LZ4, at most `lengthMax` bytes. Throws `FileNotReadable`. https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md */
export function unpackLz4(bytes: Uint8Array, lengthMax: number): Uint8Array {
  const cursor = new ByteCursor(bytes)
  const output = Buffer.alloc(lengthMax)
  let length = 0
  while (cursor.left > 0) {
    const token = cursor.byte()
    const literals = cursor.take(longLength(cursor, token >> 4))
    if (length + literals.length > lengthMax) throw tooLong()
    output.set(literals, length)
    length += literals.length
    // The last sequence has no match.
    if (cursor.left === 0) break
    const distance = cursor.byte() + cursor.byte() * 256
    const matchLength = longLength(cursor, token & 15) + matchMin
    if (distance === 0 || distance > length || length + matchLength > lengthMax) throw tooLong()
    // A match may overlap what it makes.
    const end = length + matchLength
    for (; length < end; length++) output[length] = output[length - distance] ?? 0
  }
  return output.subarray(0, length)
}

const tooLong = () => new FileNotReadable('a part of it cannot be unpacked (lz4)')

function longLength(cursor: ByteCursor, short: number): number {
  let length = short
  for (let more = short === 15 ? 255 : 0; more === 255; length += more) more = cursor.byte()
  return length
}
