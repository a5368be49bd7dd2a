import { TextDecoder } from 'node:util'
import { FileNotReadable } from './FileNotReadable.ts'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The text of bytes that come in turn. A byte order mark decides on the encoding; without one it is UTF-8 when the first chunk is,
 * UTF-16 when every other byte of it is zero, and Windows-1252, of which Latin 1 is a part, otherwise. Throws `FileNotReadable` for what is no text.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    if (decoder === null) {
      decoder = new TextDecoder(encodingOf(chunk))
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw new FileNotReadable('it is not text')
      yield text
    } else yield decoder.decode(chunk, { stream: true })
  }
  const last = decoder?.decode()
  if (last) yield last
}

function encodingOf(chunk: Uint8Array): Encoding {
  const [first, second, third] = chunk
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  const zeros = [0, 0]
  for (let index = 0; index < chunk.length; index++) if (chunk[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > chunk.length / 4 && even === 0) return 'utf-16le'
  if (even > chunk.length / 4 && odd === 0) return 'utf-16be'
  return isUtf8(chunk) ? 'utf-8' : 'windows-1252'
}

function isUtf8(chunk: Uint8Array): boolean {
  try {
    // A chunk may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
