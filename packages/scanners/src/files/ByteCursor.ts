import { FileNotReadable } from './FileNotReadable.ts'

const cutOff = () => new FileNotReadable('it is damaged: a structure in it ends too early')

/** Walks through bytes that may be wrong: every step that would leave them throws `FileNotReadable`. */
export class ByteCursor {
  readonly bytes: Uint8Array
  readonly #view: DataView
  offset: number

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.offset = offset
  }

  get left(): number {
    return this.bytes.length - this.offset
  }

  take(length: number): Uint8Array {
    const start = this.#advance(length)
    return this.bytes.subarray(start, start + length)
  }

  byte(): number {
    return this.#view.getUint8(this.#advance(1))
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true)
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4), true)
  }

  int64(): bigint {
    return this.#view.getBigInt64(this.#advance(8), true)
  }

  float(): number {
    return this.#view.getFloat32(this.#advance(4), true)
  }

  double(): number {
    return this.#view.getFloat64(this.#advance(8), true)
  }

  /** So many `int64`, or those that are left; the bytes are looked at once for all of them. */
  int64s(most: number): bigint[] {
    return this.#numbers(most, (at) => this.#view.getBigInt64(at, true))
  }

  /** So many `double`, or those that are left. */
  doubles(most: number): number[] {
    return this.#numbers(most, (at) => this.#view.getFloat64(at, true))
  }

  /** Of eight bytes each. */
  #numbers<T>(most: number, read: (at: number) => T): T[] {
    const end = this.offset + 8 * Math.min(most, Math.ceil(this.left / 8))
    if (end > this.bytes.length) throw cutOff()
    const numbers: T[] = []
    for (; this.offset < end; this.offset += 8) numbers.push(read(this.offset))
    return numbers
  }

  /** An unsigned number of at most 64 bits, seven in a byte, the lowest first. */
  varint(): bigint {
    let low = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte()
      low |= (byte & 127) << shift
      if (byte < 128) return BigInt(low)
    }
    return this.#longVarint(BigInt(low))
  }

  /** A `varint` that counts bytes or things; one that is too large for that throws. */
  count(): number {
    const value = this.varint()
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new FileNotReadable('it is damaged: a length in it is impossible')
    return Number(value)
  }

  /** A signed number as a `varint` whose lowest bit is the sign. */
  zigzag(): bigint {
    const value = this.varint()
    return (value >> 1n) ^ -(value & 1n)
  }

  #longVarint(low: bigint): bigint {
    let value = low
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return BigInt.asUintN(64, value)
    }
    throw new FileNotReadable('it is damaged: a number in it has more than 64 bits')
  }

  #advance(length: number): number {
    const start = this.offset
    if (!(length >= 0) || length > this.left) throw cutOff()
    this.offset += length
    return start
  }
}
