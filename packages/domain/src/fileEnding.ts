/** The ending of a file name as files are told apart by it, of how people write it: in small letters, without the star and the dot. */
export const fileEnding = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/^\*?\./, '')
