import type { nameWords as english } from '../en/nameWords.ts'
import type { Translation } from '../Translation.ts'

export const nameWords: Translation<typeof english> = {
  tooShort: 'Ein Name hat mindestens 3 Zeichen.',
  tooLong: 'Ein Name hat höchstens 63 Zeichen.',
  odd: 'Ein Name besteht aus Buchstaben, Ziffern und einzelnen Bindestrichen dazwischen.',
}
