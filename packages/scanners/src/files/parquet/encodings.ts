import { ByteCursor } from '../ByteCursor.ts'
import { FileNotReadable } from '../FileNotReadable.ts'

/**
 * The first `count` numbers of runs and bit-packed groups, `width` bits each; fewer when the bytes end. A run says how long it is
 * in a few bytes: it is never believed beyond `count`.
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 */
export function readRuns(bytes: Uint8Array, width: number, count: number): number[] {
  if (width > 32) throw new FileNotReadable('it is damaged: numbers in it have more than 32 bits')
  const numbers: number[] = []
  if (width === 0) return Array.from({ length: count }, () => 0)
  const cursor = new ByteCursor(bytes)
  while (numbers.length < count && cursor.left > 0) {
    const head = cursor.count()
    if (head % 2 === 1) readPacked(cursor, { width, groups: Math.floor(head / 2) }, { numbers, count })
    else {
      const value = cursor.take(Math.ceil(width / 8)).reduceRight((sum, byte) => sum * 256 + byte, 0)
      const start = numbers.length
      numbers.length = Math.min(start + head / 2, count)
      numbers.fill(value, start)
    }
  }
  return numbers
}

interface Output {
  numbers: number[]
  count: number
}

/** Groups of eight numbers; the last group of a page may be cut off. */
function readPacked(cursor: ByteCursor, { width, groups }: { width: number; groups: number }, { numbers, count }: Output): void {
  const bytes = cursor.take(Math.min(groups * width, cursor.left))
  const available = Math.min(groups * 8, Math.floor((bytes.length * 8) / width), count - numbers.length)
  for (let index = 0; index < available; index++)
    numbers.push(width <= 24 ? fewBitsAt(bytes, index * width, width) : Number(bitsAt(bytes, index * width, width)))
}

/** A number of `width` bits, at most 24, which with the bits before it are in four bytes. */
function fewBitsAt(bytes: Uint8Array, start: number, width: number): number {
  const at = start >> 3
  const four = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
  return (four >>> (start & 7)) & ((1 << width) - 1)
}

/** A number of `width` bits, at most 64, that begins at a bit, the lowest first. */
function bitsAt(bytes: Uint8Array, start: number, width: number): bigint {
  let value = 0n
  let taken = 0
  while (taken < width) {
    const at = start + taken
    const bits = Math.min(8 - (at % 8), width - taken)
    const part = ((bytes[at >> 3] ?? 0) >> (at % 8)) & ((1 << bits) - 1)
    value |= BigInt(part) << BigInt(taken)
    taken += bits
  }
  return value
}

interface Miniblock {
  packed: Uint8Array
  width: number
  /** What is added to each difference. */
  least: bigint
  /** How many of its numbers count: the last one is filled up. */
  among: number
}

/** Differences of more numbers than this are not followed. */
const deltasMax = 4_000_000

/**
 * The first `count` numbers of a list of differences, and the cursor behind all of it, for the text that follows. Throws `FileNotReadable`.
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-encoding-delta_binary_packed--5
 */
export function readDeltas(cursor: ByteCursor, count: number): bigint[] {
  const blockSize = cursor.count()
  const miniblocks = cursor.count()
  const total = cursor.count()
  if (total > deltasMax || blockSize > deltasMax || miniblocks === 0 || miniblocks > cursor.left || blockSize % (miniblocks * 8) !== 0)
    throw new FileNotReadable('it is damaged: a list of differences in it cannot be')
  let value = cursor.zigzag()
  const numbers = total > 0 && count > 0 ? [value] : []
  const length = blockSize / miniblocks
  const follow = ({ packed, width, least, among }: Miniblock) => {
    const wanted = Math.min(among, count - numbers.length)
    for (let index = 0; index < wanted; index++) {
      value = BigInt.asIntN(64, value + least + bitsAt(packed, index * width, width))
      numbers.push(value)
    }
  }
  for (let left = total - 1; left > 0;) {
    const least = cursor.zigzag()
    for (const width of cursor.take(miniblocks)) {
      if (left <= 0) break
      if (width > 64) throw new FileNotReadable('it is damaged: numbers in it have more than 64 bits')
      follow({ packed: cursor.take((length * width) / 8), width, least, among: Math.min(length, left) })
      left -= length
    }
  }
  return numbers
}
