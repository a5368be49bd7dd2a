/** A value as rules look at it. */
export class Sample {
  /** Trimmed, and cut to `valueLengthMax`. */
  readonly text: string
  #compact: string | undefined
  #digits: string | null | undefined

  constructor(text: string) {
    this.text = text
  }

  /** Without the signs that people put between groups of a number, in capitals; empty for what is too long to be a number. */
  get compact(): string {
    return (this.#compact ??= this.text.length > numberLengthMax ? '' : withoutSeparators(this.text).toUpperCase())
  }

  /** `compact` when it is nothing but digits. */
  get digits(): string | null {
    if (this.#digits === undefined) this.#digits = isDigits(this.compact) ? this.compact : null
    return this.#digits
  }
}

/** The longest number that any rule knows is an IBAN of 34 characters, written in groups of four. */
const numberLengthMax = 48

function withoutSeparators(text: string): string {
  let compact = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (!isSeparator(character)) compact += text[index]
  }
  return compact
}

/** Space, hyphen, dot, slash. */
const isSeparator = (code: number): boolean => code === 32 || (code >= 45 && code <= 47)

export function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 48 || code > 57) return false
  }
  return text.length > 0
}
