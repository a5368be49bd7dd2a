import { readExactly, type RandomAccessFile } from './RandomAccessFile.ts'

const windowBytes = 256 * 1024

/** Reads a part of a file in order, in few calls, without the file ever being in memory. */
export class ByteWindow {
  readonly #file: RandomAccessFile
  readonly #signal: AbortSignal
  readonly #end: number
  #start = 0
  #bytes: Uint8Array = new Uint8Array()

  /** `end` is where the part ends; at most the size of the file. */
  constructor(file: RandomAccessFile, end: number, signal: AbortSignal) {
    this.#file = file
    this.#signal = signal
    this.#end = Math.min(end, file.size)
  }

  /** Exactly these bytes. Throws as `readExactly` does. */
  async exactly(offset: number, length: number): Promise<Uint8Array> {
    const from = offset - this.#start
    if (from >= 0 && from + length <= this.#bytes.length) return this.#bytes.subarray(from, from + length)
    this.#bytes = await readExactly(
      this.#file,
      { offset, length: Math.max(length, Math.min(windowBytes, this.#end - offset)) },
      this.#signal,
    )
    this.#start = offset
    return this.#bytes.subarray(0, length)
  }

  /** As many of these bytes as there are before the end. */
  upTo(offset: number, length: number): Promise<Uint8Array> {
    return this.exactly(offset, Math.max(0, Math.min(length, this.#end - offset)))
  }
}
