/** Why a name cannot be given. */
export const nameWords = {
  tooShort: 'A name has at least 3 characters.',
  tooLong: 'A name has at most 63 characters.',
  odd: 'A name has letters, digits and single hyphens between them.',
}
