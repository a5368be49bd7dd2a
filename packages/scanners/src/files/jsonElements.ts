import { FileNotReadable } from './FileNotReadable.ts'

/** Characters that one element may take. */
const elementLengthMax = 8 * 1024 * 1024
const depthMax = 64

/**
 * The text of each element of JSON that comes in turn: the elements of the array that it is, or the values that follow each
 * other, as in JSON Lines or as a single one. Finds where they end and leaves their meaning to JSON.parse.
 * Throws `FileNotReadable` for what is too long, too deep or ends too early, and what `chunks` throws.
 */
export async function* jsonElements(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  const splitter = new JsonSplitter()
  for await (const chunk of chunks) yield* splitter.push(chunk)
  yield* splitter.end()
}

class JsonSplitter {
  /** 1 within the array that the file is, whose brackets belong to no element. */
  #base = 0
  #isStarted = false
  #isOver = false
  #depth = 0
  #isText = false
  #isEscaped = false
  /** What earlier chunks had of the element that is not over. */
  #kept: string[] = []
  #keptLength = 0

  #keep(part: string): void {
    this.#keptLength += part.length
    if (this.#keptLength > elementLengthMax) throw new FileNotReadable(`one of its elements is longer than ${elementLengthMax} characters`)
    if (part !== '') this.#kept.push(part)
  }

  *push(chunk: string): Generator<string> {
    let start = 0
    for (let index = 0; index < chunk.length; index++) {
      if (!this.#endsElement(chunk.charCodeAt(index))) continue
      const element = this.#take(chunk.slice(start, index))
      if (element !== '') yield element
      start = index + 1
    }
    this.#keep(chunk.slice(start))
  }

  *end(): Generator<string> {
    if (this.#depth > 0 || this.#isText || this.#base > 0) throw new FileNotReadable('it ends in the middle of its JSON')
    const element = this.#take('')
    if (element !== '') yield element
  }

  /** Follows one character; true where an element ends before it, and the character itself belongs to none. */
  #endsElement(code: number): boolean {
    if (this.#isText) {
      this.#followText(code)
      return false
    }
    switch (code) {
      case 0x22: // "
        this.#isStarted = true
        this.#isText = true
        return false
      case 0x5b: // [
      case 0x7b: // {
        return this.#open(code)
      case 0x5d: // ]
      case 0x7d: // }
        return this.#close()
      case 0x2c: // ,
        return this.#depth === 0 && this.#base === 1
      case 0x0a:
        return this.#depth === 0 && this.#base === 0
      default:
        if (code > 0x20) this.#isStarted = true
        return false
    }
  }

  #followText(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (code === 0x5c) this.#isEscaped = true
    else if (code === 0x22) this.#isText = false
  }

  #open(code: number): boolean {
    if (!this.#isStarted && code === 0x5b) {
      this.#isStarted = true
      this.#base = 1
      return true
    }
    this.#isStarted = true
    this.#depth += 1
    if (this.#depth > depthMax) throw new FileNotReadable(`its JSON is nested deeper than ${depthMax} levels`)
    return false
  }

  #close(): boolean {
    if (this.#depth > 0) {
      this.#depth -= 1
      return false
    }
    if (this.#base === 0 || this.#isOver) throw new FileNotReadable('its JSON closes what was never opened')
    this.#base = 0
    this.#isOver = true
    return true
  }

  #take(part: string): string {
    this.#keep(part)
    const element = this.#kept.join('').trim()
    this.#kept = []
    this.#keptLength = 0
    return element
  }
}
