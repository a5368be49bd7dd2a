import { constants } from 'node:fs'
import { open, realpath, type FileHandle } from 'node:fs/promises'
import { FileNotReadable } from '../files/FileNotReadable.ts'
import type { OpenFile } from '../files/FoundFile.ts'
import { codeOfFileError, fileErrorWords } from './fileError.ts'
import { isWithin } from './openSourceFolder.ts'
import { untilAborted } from './untilAborted.ts'

// What was a file a moment ago may be a link or a pipe now: neither is followed or waited for.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Opens a file below `root` to be read. Throws `FileNotReadable`, or the signal's reason. */
export async function openRegularFile(path: string, root: string, signal: AbortSignal): Promise<OpenFile> {
  const handle = await guarded(open(path, flags), signal)
  try {
    const status = await guarded(handle.stat(), signal)
    if (!status.isFile()) throw new FileNotReadable('it is no file any more')
    if (!isWithin(root, await guarded(realpath(pathOfOpen(handle, path)), signal)))
      throw new FileNotReadable('it leads out of the folder that is scanned')
    return {
      size: status.size,
      read: (offset, length, until) => readFrom(handle, { offset, length }, until),
      close: () => untilAborted(handle.close(), signal),
    }
  } catch (error) {
    await untilAborted(handle.close(), signal)
    throw error
  }
}

/** Linux says where an open file is; elsewhere its path is asked again. */
const pathOfOpen = ({ fd }: FileHandle, path: string): string => (process.platform === 'linux' ? `/proc/self/fd/${fd}` : path)

async function readFrom(
  handle: FileHandle,
  { offset, length }: { offset: number; length: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await guarded(handle.read(buffer, filled, length - filled, offset + filled), signal)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

async function guarded<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await untilAborted(promise, signal)
  } catch (cause) {
    signal.throwIfAborted()
    const code = codeOfFileError(cause)
    if (code === null) throw cause
    throw new FileNotReadable(fileErrorWords(code), { cause })
  }
}
