import { FileNotReadable } from './FileNotReadable.ts'

/** What Node.js has for Zstandard, since 22.15; to be asked for when it is used, as an older one reads all other files. Throws `FileNotReadable`. */
export function requireZstd<T>(found: T | undefined): T {
  if (found !== undefined) return found
  throw new FileNotReadable(
    'it is packed with Zstandard, which takes Node.js 22.15 or newer on the machine of the node, or the executable of the node',
  )
}
