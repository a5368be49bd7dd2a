import { followDownload } from './followDownload.ts'

/** Saves text as a file of the browser. */
export function saveFile(name: string, { mime, text }: { mime: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: mime }))
  followDownload(address, name)
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
