/** A text that the console can store: neither the character NUL nor half a character, both of which databases let people write. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()

/** What a server or a driver said, on one line and of bounded length: a message ends in a run that people read. */
export function saidBy(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return storable(text.slice(0, 500).replace(/[\u0000-\u001f\u007f]+/g, ' ')).replace(/[.\s]+$/, '')
}
