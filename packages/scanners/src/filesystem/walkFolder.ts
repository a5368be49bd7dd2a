import type { Dir, Dirent, Stats } from 'node:fs'
import { lstat, opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundFile } from '../files/FoundFile.ts'
import type { ScanException } from '../Scanner.ts'
import { codeOfFileError, fileErrorWords } from './fileError.ts'
import { openRegularFile } from './openRegularFile.ts'
import { isWithin, permissionDenied, type SourceFolder } from './openSourceFolder.ts'
import { untilAborted } from './untilAborted.ts'

/** Folders within folders; each on the way is kept open. */
const depthMax = 100
/** Entries that the system is asked for at a time. */
const entriesAtOnce = 256

export interface FolderWalk {
  folder: SourceFolder
  exception: (exception: ScanException) => void
  signal: AbortSignal
}

/**
 * All files below a folder, folder by folder, each when it is reached: no folder is ever listed as a whole. Links are not followed;
 * what they lead to is found in its own place, or is named when it is outside. Throws `ScanError` when the folder itself cannot be read.
 */
export async function* walkFolder(walk: FolderWalk): AsyncGenerator<FoundFile> {
  yield* filesIn([], walk)
}

async function* filesIn(path: readonly string[], walk: FolderWalk): AsyncGenerator<FoundFile> {
  const folder = await openFolder(path, walk)
  if (folder === null) return
  try {
    for (;;) {
      const entry = await attempt(path, folder.read(), walk)
      if (entry === null) return
      yield* entryOf(entry, [...path, entry.name], walk)
    }
  } finally {
    // The files are what counts; that a folder of a lost share does not close does not matter to anyone.
    folder.close(() => undefined)
  }
}

async function openFolder(path: readonly string[], walk: FolderWalk): Promise<Dir | null> {
  const { folder, signal } = walk
  const at = join(folder.realPath, ...path)
  try {
    const opened = await untilAborted(opendir(at, { bufferSize: entriesAtOnce }), signal)
    // Between being listed and being opened it may have become a link.
    if ((await untilAborted(realpath(at), signal)) === at) return opened
    opened.close(() => undefined)
    fail(walk, path, { reason: 'FolderNotReadable', message: 'It became a link when it was to be read.' })
    return null
  } catch (error) {
    return unreadable(path, error, walk)
  }
}

/** What the system answers; null when it does not, which is named. */
async function attempt<T>(path: readonly string[], answer: Promise<T>, walk: FolderWalk): Promise<T | null> {
  try {
    return await untilAborted(answer, walk.signal)
  } catch (error) {
    return unreadable(path, error, walk)
  }
}

function unreadable(path: readonly string[], error: unknown, walk: FolderWalk): null {
  walk.signal.throwIfAborted()
  const code = codeOfFileError(error)
  if (code === null) throw error
  if (path.length === 0) throw permissionDenied(walk.folder.path, code, error)
  if (code === 'ENOENT' && isMisread(path)) return nameMisread(path, walk)
  fail(walk, path, {
    reason: code === 'ENOENT' ? 'FileVanished' : 'FolderNotReadable',
    message: `It could not be read: ${fileErrorWords(code)}.`,
  })
  return null
}

/** Names are bytes to the system and text to us: what is no UTF-8 became something else, by which nothing is found. */
const isMisread = (path: readonly string[]): boolean => path.at(-1)?.includes('\uFFFD') === true

function nameMisread(path: readonly string[], walk: FolderWalk): null {
  const message = 'Its name is not written in UTF-8. Rename it, or mount the share with the character set that it is written in.'
  fail(walk, path, { reason: 'NameNotReadable', message })
  return null
}

function fail({ folder, exception }: FolderWalk, path: readonly string[], { reason, message }: { reason: string; message: string }): void {
  exception({ reason, target: join(folder.path, ...path), message })
}

async function* entryOf(entry: Dirent, path: readonly string[], walk: FolderWalk): AsyncGenerator<FoundFile> {
  if (entry.isSymbolicLink()) return nameLink(path, walk)
  if (entry.isDirectory() && path.length >= depthMax)
    return fail(walk, path, { reason: 'FolderTooDeep', message: `It is more than ${depthMax} folders deep.` })
  if (entry.isDirectory()) return yield* filesIn(path, walk)
  const at = join(walk.folder.realPath, ...path)
  const status = await attempt(path, lstat(at), walk)
  if (status === null) return
  // Some systems do not say with the name what it is.
  if (status.isDirectory()) return yield* filesIn(path, walk)
  if (!status.isFile())
    return fail(walk, path, { reason: 'NotAFile', message: 'It is a device, a pipe or a socket, which has no content to scan.' })
  const root = walk.folder.realPath
  const open: FoundFile['open'] = (signal) => openRegularFile(at, root, signal)
  yield { path, size: status.size, modifiedAt: status.mtime, revision: revisionOf(status), open }
}

/** Some file systems keep times to two seconds: what was just written may be written again without another time. */
const settledMs = 3000

function revisionOf({ size, mtimeMs, ctimeMs }: Stats): string | null {
  // Times of a share are those of its server, which may be ahead: then everything is read until they are not.
  return Date.now() - mtimeMs > settledMs ? `${size} ${mtimeMs} ${ctimeMs}` : null
}

async function nameLink(path: readonly string[], walk: FolderWalk): Promise<void> {
  const { folder, signal } = walk
  const named = (why: string) => fail(walk, path, { reason: 'LinkNotFollowed', message: `It is a link that ${why}.` })
  try {
    const target = await untilAborted(realpath(join(folder.realPath, ...path)), signal)
    if (!isWithin(folder.realPath, target)) named('leads out of the folder that is scanned')
  } catch (error) {
    signal.throwIfAborted()
    if (codeOfFileError(error) === null) throw error
    if (isMisread(path)) nameMisread(path, walk)
    else named('leads nowhere')
  }
}
