import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { hasCode } from './hasCode.ts'
import { isBelow, type LogLine } from './log.ts'
import { logFilePaths } from './logFiles.ts'
import { logLevels, type LogLevel } from './settings.ts'

const pollMs = 250

/** Which lines are wanted. */
export interface LogFilter {
  level: LogLevel
  /** Only what concerns this run. */
  runId: string | null
}

/** The last lines of a home's log that pass the filter, the oldest first. */
export async function readLastLines(home: string, count: number, filter: LogFilter): Promise<LogLine[]> {
  let lines: LogLine[] = []
  for (const path of logFilePaths(home).toReversed()) {
    if (lines.length >= count) break
    lines = [...parse(await readOrEmpty(path), filter), ...lines]
  }
  return count === 0 ? [] : lines.slice(-count)
}

/**
 * Tells of each line that is written from now on, until the signal is aborted. When the file is rotated, what is left of it is told first.
 */
export async function followLog(home: string, filter: LogFilter & { signal: AbortSignal }, tell: (line: LogLine) => void): Promise<void> {
  const path = logFilePaths(home).at(-1) ?? ''
  let file = await openOrNull(path)
  let position = file === null ? 0 : (await file.stat()).size
  let rest = ''
  const readOn = async (from: FileHandle) => {
    const text = rest + (await readFrom(from, position))
    position += Buffer.byteLength(text) - Buffer.byteLength(rest)
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    for (const line of parse(text.slice(0, end), filter)) tell(line)
  }
  while (!filter.signal.aborted) {
    if (file !== null) await readOn(file)
    if (await isReplaced(file, path)) {
      await file?.close()
      file = await openOrNull(path)
      position = 0
    } else await setTimeout(pollMs)
  }
  await file?.close()
}

async function isReplaced(file: FileHandle | null, path: string): Promise<boolean> {
  try {
    const { ino } = await stat(path)
    return file === null || (await file.stat()).ino !== ino
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

/** All from a position on. A character of several bytes is never cut: lines are written whole. */
async function readFrom(file: FileHandle, position: number): Promise<string> {
  const { size } = await file.stat()
  const bytes = Buffer.alloc(Math.max(0, size - position))
  const { bytesRead } = await file.read(bytes, 0, bytes.length, position)
  return bytes.toString('utf8', 0, bytesRead)
}

const parse = (text: string, filter: LogFilter): LogLine[] =>
  text
    .split('\n')
    .map(parseLine)
    .filter((line) => line !== null)
    .filter(({ level, fields }) => !isBelow(level, filter.level) && (filter.runId === null || fields['runId'] === filter.runId))

/** Null for what a crash of the machine left of a line. */
function parseLine(text: string): LogLine | null {
  if (text === '') return null
  try {
    const { time, level, message, ...fields } = JSON.parse(text) as Record<string, string | number>
    const known = logLevels.find((name) => name === level)
    return typeof time === 'string' && typeof message === 'string' && known !== undefined ? { time, level: known, message, fields } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ''
    throw error
  }
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
