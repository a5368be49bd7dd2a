import { execFile } from 'node:child_process'
import { readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hasCode } from './hasCode.ts'
import { isProcessAlive } from './isProcessAlive.ts'

/** The postmaster is PostgreSQL's parent process; it names itself in `postmaster.pid` inside its cluster. */
export type Postmaster = { pid: number; socketDirectory: string | null }

/** What `postmaster.pid` says, alive or not. Null when the file is missing or has not been written yet. */
export async function readPostmasterFile(clusterDirectory: string): Promise<Postmaster | null> {
  try {
    const lines = (await readFile(join(clusterDirectory, 'postmaster.pid'), 'utf8')).split('\n')
    const pid = Number.parseInt(lines[0] ?? '', 10)
    return Number.isInteger(pid) && pid > 0 ? { pid, socketDirectory: lines[4] || null } : null
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** The server that runs on the cluster, whoever started it; null when there is none. */
export async function findPostmaster(clusterDirectory: string): Promise<Postmaster | null> {
  const written = await readPostmasterFile(clusterDirectory)
  return written !== null && (await isPostmasterOf(written.pid, clusterDirectory)) ? written : null
}

/**
 * After a crash of the machine, or in a container that starts again, the number in `postmaster.pid` may belong to an
 * unrelated process. A postmaster's working directory is its cluster, so that is what tells them apart.
 */
async function isPostmasterOf(pid: number, clusterDirectory: string): Promise<boolean> {
  if (!(await isProcessAlive(pid))) return false
  if (process.platform !== 'linux') return (await commandOf(pid)).includes('postgres')
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(clusterDirectory))
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return false
    throw error
  }
}

async function commandOf(pid: number): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm='], { timeout: 5_000 })
    return stdout
  } catch (error) {
    // ps answers 1 for a process that has ended since.
    if (error instanceof Error && 'code' in error && error.code === 1) return ''
    throw error
  }
}
