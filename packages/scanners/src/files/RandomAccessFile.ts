import { FileNotReadable } from './FileNotReadable.ts'

/** The most that is read, or unpacked, in one piece; larger structures are not looked into. */
export const pieceBytesMax = 64 * 1024 * 1024

/** A file on a disk, a blob: whatever can be read at any place. `size` is in bytes, as it was when the file was found. */
export interface RandomAccessFile {
  size: number
  /** At most `length` bytes from `offset` on; fewer only where the file ends. Throws `FileNotReadable`, or the signal's reason. */
  read(offset: number, length: number, signal: AbortSignal): Promise<Uint8Array>
}

/** Exactly these bytes. Throws `FileNotReadable` when the file does not have them, or when they are more than `pieceBytesMax`. */
export async function readExactly(
  file: RandomAccessFile,
  { offset, length }: { offset: number; length: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || offset + length > file.size)
    throw new FileNotReadable('it points to places beyond its end: it is damaged or was not written to its end')
  if (length > pieceBytesMax) throw new FileNotReadable(`one of its parts has ${length} bytes, more than is read in one piece`)
  const bytes = await file.read(offset, length, signal)
  if (bytes.length < length) throw new FileNotReadable('it became shorter while it was read')
  return bytes
}

/** A file that is in memory. */
export const memoryFile = (bytes: Uint8Array): RandomAccessFile => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
})
