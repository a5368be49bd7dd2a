import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SystemUser } from './chooseServerUser.ts'
import { DatabaseError } from './DatabaseError.ts'
import { isOwnUser } from './directories.ts'
import { hasCode } from './hasCode.ts'

/** The bytes of a Unix socket's path that every kernel takes: `sun_path` holds 108 on Linux and 104 on macOS, its final zero included. */
const SOCKET_PATH_BYTES_MAX = 103

/** PostgreSQL names the socket by a port, also when it listens on none. */
export const SOCKET_PORT = 5432

/** A directory that only the server's user can enter, with a path short enough for a socket inside it. */
export async function makeSocketDirectory(dataDirectory: string, user: SystemUser): Promise<string> {
  const directory = chooseSocketDirectory(dataDirectory)
  try {
    await mkdir(directory, { mode: 0o700 })
    await chmod(directory, 0o700)
    if (!isOwnUser(user)) await chown(directory, user.uid, user.gid)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    await checkSocketDirectory(directory, user)
  }
  return directory
}

function chooseSocketDirectory(dataDirectory: string): string {
  const short = `mooring-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)}`
  const fitting = [join(dataDirectory, 'socket'), join(tmpdir(), short)].find(hasRoomForSocket)
  return fitting ?? join('/tmp', short)
}

function hasRoomForSocket(directory: string): boolean {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_BYTES_MAX
}

/** In a directory for temporary files anybody could have made it first, to listen where the console connects. */
async function checkSocketDirectory(directory: string, user: SystemUser): Promise<void> {
  const found = await lstat(directory)
  // Root made it but was killed before it gave it away.
  if (found.isDirectory() && found.uid === process.getuid?.() && !isOwnUser(user)) return chown(directory, user.uid, user.gid)
  if (found.isDirectory() && found.uid === user.uid && (found.mode & 0o077) === 0) return
  throw new DatabaseError(
    `The directory ${directory} for the database's socket belongs to somebody else or is open to others: remove it, or set MOORING_DATA_DIR to a shorter path.`,
  )
}
