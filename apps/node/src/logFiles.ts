import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from './hasCode.ts'
import type { LogOutput } from './log.ts'

/*
 * The log of the running agent on disk: `node.log` and, older with each number, `node.log.1` to `node.log.4`. A line is handed to
 * the operating system in one call before the agent goes on, so that a process that is killed has lost none that it wrote.
 */

const bytesMaxDefault = 5 * 2 ** 20
const filesMax = 5

interface Bounds {
  /** Of one file. */
  bytesMax?: number
}

/** A log output in files of bounded size. */
export interface LogFiles extends LogOutput {
  close: () => void
}

const folderOf = (home: string) => join(home, 'logs')

/** The files of a home's log, the oldest first, whether they exist or not. */
export const logFilePaths = (home: string): string[] =>
  Array.from({ length: filesMax }, (_, age) => join(folderOf(home), age === 0 ? 'node.log' : `node.log.${age}`)).toReversed()

/** Opens the log of a home, which only its owner can read. Only whoever holds the home may write to it. */
export function openLogFiles(home: string, { bytesMax = bytesMaxDefault }: Bounds = {}): LogFiles {
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 })
  const paths = logFilePaths(home).toReversed()
  let current: OpenFile | null = openLast(paths)
  let linesLost = 0
  const close = () => {
    const former = current
    current = null
    if (former !== null) closeSync(former.fd)
  }
  const rotate = (): OpenFile => {
    close()
    for (let age = filesMax - 1; age > 0; age -= 1) moveOver(paths[age - 1], paths[age])
    return openLast(paths)
  }
  const append = (text: string) => {
    current ??= openLast(paths)
    if (current.bytes > 0 && current.bytes + Buffer.byteLength(text) > bytesMax) current = rotate()
    current.bytes += writeSync(current.fd, text)
  }
  return {
    write(text) {
      try {
        if (linesLost > 0) append(lossNote(linesLost))
        linesLost = 0
        append(text)
      } catch (error) {
        if (!passing.some((code) => hasCode(error, code))) throw error
        linesLost += 1
      }
    },
    close,
  }
}

/** A full disk, or a folder that is away, must not stop the node; that lines are missing is said once they can be written again. */
const passing = ['ENOSPC', 'EDQUOT', 'EIO', 'ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EMFILE', 'ENFILE', 'EBUSY']

interface OpenFile {
  fd: number
  bytes: number
}

const lossNote = (lines: number): string =>
  `${JSON.stringify({ time: new Date().toISOString(), level: 'error', message: 'Lines are missing here: they could not be written.', lines })}\n`

/** Opens the newest file. A line that a crash of the machine cut off is ended, so that the next one stands alone. */
function openLast([path = '']: string[]): OpenFile {
  const fd = openSync(path, 'a+', 0o600)
  const { size } = fstatSync(fd)
  const last = Buffer.alloc(1)
  const isCut = size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
  return { fd, bytes: size + (isCut ? writeSync(fd, '\n') : 0) }
}

function moveOver(from = '', to = ''): void {
  try {
    // Windows does not rename over a file that somebody reads.
    rmSync(to, { force: true })
    renameSync(from, to)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}
