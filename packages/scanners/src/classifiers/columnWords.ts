const nameLengthMax = 128

/** A column's name as words in lower case with spaces between and around: `customerEmail_2` is ` customer email 2 `. */
export function columnWords(name: string): string {
  const words = name
    .slice(0, nameLengthMax)
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})|(\p{L})(?=\p{N})/gu, '$& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return ` ${words} `
}
