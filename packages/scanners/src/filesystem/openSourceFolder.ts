import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { ScanError } from '../ScanError.ts'
import { codeOfFileError, fileErrorWords } from './fileError.ts'
import { untilAborted } from './untilAborted.ts'

/** The folder that a scan begins in. */
export interface SourceFolder {
  /** As people write it, with nothing to resolve left in it. */
  path: string
  /** Where it is, with all links resolved: what is scanned is here or below. */
  realPath: string
}

const answerTimeoutMs = 30_000

/** Whether a path is a folder or below it, both with nothing to resolve left in them. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/**
 * Finds the folder of a source if the administrator of the node allowed it. The path as it is written is judged before the disk is
 * asked, so that nobody learns what is outside; and where it leads is judged after, for a link may lead anywhere. Throws `ScanError`.
 */
export async function openSourceFolder(written: string, allowedPaths: readonly string[], signal: AbortSignal): Promise<SourceFolder> {
  if (!isAbsolute(written)) throw notFound(written, 'It is not a path of this kind of system', 'Write it as the machine of the node does.')
  const path = resolve(written)
  if (!allowedPaths.some((allowed) => isAbsolute(allowed) && isWithin(resolve(allowed), path))) throw notAllowed(path)
  const patience = AbortSignal.timeout(answerTimeoutMs)
  try {
    return await untilAborted(resolved(path, allowedPaths), AbortSignal.any([signal, patience]))
  } catch (error) {
    signal.throwIfAborted()
    throw folderError(path, error)
  }
}

async function resolved(path: string, allowedPaths: readonly string[]): Promise<SourceFolder> {
  const realPath = await realpath(path)
  const realAllowed = await Promise.all(
    allowedPaths.filter((allowed) => isAbsolute(allowed)).map((allowed) => realOrNull(resolve(allowed))),
  )
  if (!realAllowed.some((allowed) => allowed !== null && isWithin(allowed, realPath))) throw notAllowed(path)
  if (!(await stat(realPath)).isDirectory()) throw notFound(path, 'It is not a folder', 'Choose the folder that it is in.')
  return { path, realPath }
}

/** A folder that was allowed and is not there allows nothing. */
async function realOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOfFileError(error) === null) throw error
    return null
  }
}

function folderError(path: string, error: unknown): unknown {
  if (error instanceof Error && error.name === 'TimeoutError')
    return new ScanError(
      'SourceTimeout',
      `The folder ${path} did not answer in time. Check the share that is mounted there, then scan again.`,
      {
        cause: error,
      },
    )
  const code = codeOfFileError(error)
  if (code === null) return error
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return notFound(path, 'There is nothing of this name', 'Check the path of the data source, and that the share is mounted.')
  return permissionDenied(path, code, error)
}

/** For the folder where the scan begins: without it there is nothing to go on with. */
export const permissionDenied = (path: string, code: string, cause: unknown): ScanError =>
  new ScanError(
    'SourcePermissionDenied',
    `The node cannot read the folder ${path}: ${fileErrorWords(code)}. Give that user the right to read it.`,
    {
      cause,
    },
  )

const notFound = (path: string, why: string, next: string) =>
  new ScanError('SourcePathNotFound', `The node cannot scan ${path}: ${why[0]?.toLowerCase() ?? ''}${why.slice(1)}. ${next}`)

const notAllowed = (path: string) =>
  new ScanError(
    'SourcePathNotAllowed',
    `The node may not read ${path}. To allow it, the administrator of its machine adds this folder, or one above it, to MOORING_NODE_ALLOWED_PATHS where the node runs, and starts the node again.`,
  )
