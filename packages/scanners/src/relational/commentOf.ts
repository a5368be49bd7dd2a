import { storable } from './storable.ts'

/** The contract's limit; that of databases is far beyond. */
const commentLengthMax = 8192

/** A comment as the contract writes it: cut to what it takes, and left out when there is none. */
export const commentOf = (comment: string | null | undefined): { comment?: string } =>
  comment ? { comment: clip(comment, commentLengthMax) } : {}

/** Cuts a text to a number of UTF-16 units, never through the middle of a character outside the basic plane, and makes it storable. */
export function clip(text: string, lengthMax: number): string {
  const whole = storable(text)
  if (whole.length <= lengthMax) return whole
  const cut = whole.slice(0, lengthMax)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
