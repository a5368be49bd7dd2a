import { CommandFailure } from './CommandFailure.ts'

/** A whole number within a range, both ends included. Throws `CommandFailure` that names what it is of. */
export function parseWholeNumber(text: string, of: string, { min, max }: { min: number; max: number }): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (number >= min && number <= max) return number
  throw new CommandFailure('wrongUsage', `${of} takes a whole number from ${min} to ${max}.`)
}
