import type { Stats } from 'node:fs'
import { access, chmod, constants, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SystemUser } from './chooseServerUser.ts'
import { DatabaseError } from './DatabaseError.ts'
import { hasCode } from './hasCode.ts'

/** Others may pass through but neither list nor read: what is secret inside has its own 0600 or 0700. */
const PASSABLE = 0o711

/**
 * Makes the data directory and sees to it that the server's user can pass through it to the cluster inside.
 * It is private (0700) when the server runs as this process's own user.
 */
export async function makeDataDirectory(dataDirectory: string, serverUser: SystemUser): Promise<void> {
  const mode = isOwnUser(serverUser) ? 0o700 : PASSABLE
  const firstMade = await makeDirectories(dataDirectory)
  // Set apart from mkdir, whose mode the umask may narrow.
  for (let path = dataDirectory; firstMade !== undefined && path.length >= firstMade.length; path = dirname(path)) await chmod(path, mode)
  if (isOwnUser(serverUser)) return

  const { uid, mode: found } = await stat(dataDirectory)
  if (uid === process.getuid?.()) await chmod(dataDirectory, (found & 0o7777) | 0o011)
  const blocking = await blockingPath(dataDirectory, serverUser)
  if (blocking !== null) {
    throw new DatabaseError(
      `The database server runs as the user ${serverUser.name}, who cannot enter ${blocking}: set MOORING_DATA_DIR to a directory that this user can reach, or start Mooring as an ordinary user.`,
    )
  }
}

async function makeDirectories(dataDirectory: string): Promise<string | undefined> {
  try {
    const firstMade = await mkdir(dataDirectory, { recursive: true })
    await access(dataDirectory, constants.W_OK | constants.X_OK)
    return firstMade
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST')) throw error
    throw new DatabaseError(
      `The data directory ${dataDirectory} cannot be written: set MOORING_DATA_DIR to a directory that this user may write.`,
      { cause: error },
    )
  }
}

export function isOwnUser(user: SystemUser): boolean {
  return user.uid === process.getuid?.()
}

/** The outermost part of the path that the user may not pass through (a directory) or execute (a file); null when there is none. */
export async function blockingPath(path: string, user: SystemUser): Promise<string | null> {
  const way = [path]
  while (way[0] !== undefined && dirname(way[0]) !== way[0]) way.unshift(dirname(way[0]))
  for (const part of way) {
    if (!mayExecute(await stat(part), user)) return part
  }
  return null
}

function mayExecute({ mode, uid, gid }: Stats, user: SystemUser): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

/** A rename is only safe against a power failure once the directory that holds the name is on disk. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
