import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chooseServerUser, type SystemUser } from './chooseServerUser.ts'
import { DatabaseError } from './DatabaseError.ts'
import { isOwnUser, makeDataDirectory, syncDirectory } from './directories.ts'
import { findBinaries, type PostgresBinaries } from './findBinaries.ts'
import { hasCode } from './hasCode.ts'
import { makeSocketDirectory } from './socketDirectory.ts'

/** Everything needed to run a server on one data directory. */
export type Cluster = {
  dataDirectory: string
  /** PostgreSQL's own directory, 0700 and the server user's. */
  directory: string
  socketDirectory: string
  logFile: string
  binaries: PostgresBinaries
  user: SystemUser
}

/** The superuser, for the console's lock and for making databases; all else goes through `mooring`. */
export const ADMINISTRATOR = 'postgres'

const ABANDONED_AFTER_MS = 10 * 60_000

/** Makes what is missing under the data directory. Killed at any moment, it leaves nothing that the next start takes for whole. */
export async function prepareCluster(dataDirectory: string): Promise<Cluster> {
  const directory = join(dataDirectory, 'cluster')
  const user = await chooseServerUser(directory)
  await makeDataDirectory(dataDirectory, user)
  const binaries = await findBinaries(dataDirectory, user)
  const major = await readMajor(directory)
  if (major === null) await initialise(directory, { binaries, user })
  const expected = Number.parseInt(binaries.version, 10)
  if (major !== null && major !== expected) {
    throw new DatabaseError(
      `The database in ${directory} was made by PostgreSQL ${major}, and this version of Mooring runs PostgreSQL ${expected}.`,
    )
  }
  const socketDirectory = await makeSocketDirectory(dataDirectory, user)
  return { dataDirectory, directory, socketDirectory, logFile: join(dataDirectory, 'postgresql.log'), binaries, user }
}

async function readMajor(directory: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(directory, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function initialise(directory: string, { binaries, user }: Pick<Cluster, 'binaries' | 'user'>): Promise<void> {
  const unfinished = `${directory}.new-${randomBytes(6).toString('hex')}`
  await mkdir(unfinished, { mode: 0o700 })
  try {
    if (!isOwnUser(user)) await chown(unfinished, user.uid, user.gid)
    await runInitdb(unfinished, { binaries, user })
    await writeAccessRules(unfinished, user)
    await rename(unfinished, directory)
    await syncDirectory(dirname(directory))
  } catch (error) {
    // Another console that starts at the same moment may have been faster.
    if ((await readMajor(directory)) === null) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function runInitdb(directory: string, { binaries, user }: Pick<Cluster, 'binaries' | 'user'>): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', directory, `--username=${ADMINISTRATOR}`, '--auth=peer', '--data-checksums', ...locale]
  try {
    await promisify(execFile)(binaries.initdb, args, { ...asUser(user), timeout: 120_000 })
  } catch (error) {
    throw new DatabaseError(`PostgreSQL could not make its files in ${directory}: ${reasonOf(error)}.`, { cause: error })
  }
}

function reasonOf(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr).split('\n') : []
  const said = output.find((line) => /FATAL|error:/.test(line))?.replace(/^.*?(FATAL|error): */, '')
  return said ?? (error instanceof Error ? error.message : String(error))
}

/** How PostgreSQL's programs are run: nothing of this process's environment reaches them. */
export function asUser(user: SystemUser) {
  const identity = isOwnUser(user) ? {} : { uid: user.uid, gid: user.gid }
  return { ...identity, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }
}

/**
 * Who may connect: the kernel tells the server which user is at the other end of the socket. Root is always among them,
 * so that a console that root starts can take over a server that an ordinary user left running.
 */
export async function writeAccessRules(directory: string, user: SystemUser): Promise<void> {
  const names = new Set(['root', user.name, userInfo().username])
  await writeFile(join(directory, 'pg_ident.conf'), [...names].map((name) => `console "${name}" all\n`).join(''))
  await writeFile(join(directory, 'pg_hba.conf'), 'local all all peer map=console\n')
}

/** Removes what a start that was killed left half made. A start that is under way is younger. */
export async function removeAbandoned(dataDirectory: string): Promise<void> {
  for (const name of await readdir(dataDirectory)) {
    if (!/^(cluster|postgresql-.*)\.new-[0-9a-f]{12}$/.test(name)) continue
    const path = join(dataDirectory, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}
