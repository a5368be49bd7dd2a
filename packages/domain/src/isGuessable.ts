import { commonPasswordWords } from './commonPasswordWords.ts'

/** As many different signs must be left of a password when what anybody would guess is taken out of it. */
const differentMin = 4

/**
 * Whether a password is among the first that somebody would try, however long it is (ASVS 5.0 6.2.4, 6.2.11): made of nothing but the
 * commonest words, rows of keys, years, and words of its own surroundings such as the account's name, or one thing again and again.
 */
export function isGuessable(password: string, ownWords: readonly string[]): boolean {
  const signs = signsOf(password)
  const own = ownWords.flatMap((words) => [signsOf(words), ...words.toLowerCase().split(/[^\p{L}\p{N}]+/u)])
  const words = [...commonPasswordWords, ...own].filter((word) => word.length >= 3).toSorted((a, b) => b.length - a.length)
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), signs).replace(/(?:19|20)\d\d| /g, '')
  return new Set(rest).size < differentMin || /^(.{1,8})\1+$/su.test(signs)
}

/** Letters and digits; signs between and after them make no password harder to guess unless there is something else. */
const signsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._\-!?@#$%&*+]+/gu, '')
