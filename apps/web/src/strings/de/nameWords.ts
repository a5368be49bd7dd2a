import type { nameWords as english } from '../en/nameWords.ts'

export const nameWords: typeof english = {
  tooShort: 'Ein Name hat mindestens 3 Zeichen.',
  tooLong: 'Ein Name hat höchstens 63 Zeichen.',
  odd: 'Ein Name besteht aus Buchstaben, Ziffern und einzelnen Bindestrichen dazwischen.',
}
