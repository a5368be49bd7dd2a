const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Three characters that make a proposed name likely to be free. */
export const randomSuffix = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => letters[byte % letters.length]).join('')
