import { nameRefusal } from '@mooring/domain'
import { nameWords } from '#strings/nameWords.ts'

/** Why a thing cannot bear this name, in the language of the page; null when it can. */
export function nameProblem(text: string): string | null {
  if (nameRefusal(text) === null) return null
  if (text.length < 3) return nameWords.tooShort
  return text.length > 63 ? nameWords.tooLong : nameWords.odd
}
