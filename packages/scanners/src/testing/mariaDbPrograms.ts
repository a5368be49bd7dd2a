import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const fetchTimeoutMs = 120_000
const cache = new URL('../../../../.cache/mariadb', import.meta.url).pathname

/** What Debian and its children call the server and the libraries that a small machine may lack: one may be missing, or be named `t64`. */
const packages = ['mariadb-server-core', 'libaio1', 'libaio1t64', 'liburing2', 'libnuma1', 'libpcre2-8-0', 'libssl3', 'libssl3t64']

/** MariaDB's server and what it needs beside itself. */
export interface MariaDbPrograms {
  server: string
  /** Holds the statements that make a new server's own tables, and its error messages. */
  share: string
  /** For the loader of shared libraries: empty when the system has them all. */
  libraries: string
}

/** MariaDB's server of this system; else one that is fetched as packages without installing anything; null when there is neither. */
export async function mariaDbPrograms(): Promise<MariaDbPrograms | null> {
  const installed = await programsBelow('/', '')
  if (installed) return installed
  const fetched = await programsBelow(cache, 'fetched')
  if (fetched) return fetched
  return (await fetchPackages()) ? await programsBelow(cache, 'fetched') : null
}

async function programsBelow(root: string, kind: string): Promise<MariaDbPrograms | null> {
  const server = await firstThatIs(['usr/sbin/mariadbd', 'usr/libexec/mariadbd', 'usr/sbin/mysqld'].map((path) => join(root, path)))
  const statements = await firstThatIs(['usr/share/mysql', 'usr/share/mariadb'].map((path) => join(root, path, 'mysql_system_tables.sql')))
  if (!server || !statements) return null
  const libraries = kind === '' ? '' : await librariesBelow(join(root, 'usr/lib'))
  const programs = { server, share: dirname(statements), libraries }
  return (await isMariaDb(programs)) ? programs : null
}

async function isMariaDb({ server, libraries }: MariaDbPrograms): Promise<boolean> {
  try {
    const { stdout } = await run(server, ['--no-defaults', '--version'], { env: { LD_LIBRARY_PATH: libraries }, cwd: '/' })
    return stdout.includes('MariaDB')
  } catch {
    // It does not start here, for example for want of a library: the caller has another way, or says that there is none.
    return false
  }
}

/** Debian keeps libraries in a folder named after the machine. */
async function librariesBelow(folder: string): Promise<string> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(folder, name))
    .join(':')
}

/** Made aside and moved into place whole, so that two test files that do this at once do not meet. */
async function fetchPackages(): Promise<boolean> {
  if (!(await firstThatIs(['/usr/bin/apt-get'])) || !(await firstThatIs(['/usr/bin/dpkg']))) return false
  await mkdir(dirname(cache), { recursive: true })
  const folder = await mkdtemp(`${cache}-`)
  try {
    const available = await availableOf(packages)
    // `apt-get download` needs no rights, and checks the signatures as an installation does.
    await run('apt-get', ['download', ...available], { cwd: folder, timeout: fetchTimeoutMs })
    const archives = (await readdir(folder)).filter((name) => name.endsWith('.deb'))
    for (const archive of archives) {
      await run('dpkg', ['-x', join(folder, archive), folder])
      await rm(join(folder, archive))
    }
    await rename(folder, cache)
    return true
  } catch {
    // No network, no such package, or another run was first: looking again tells which.
    await rm(folder, { recursive: true, force: true })
    return (await firstThatIs([cache])) !== undefined
  }
}

async function availableOf(names: readonly string[]): Promise<string[]> {
  const { stdout } = await run('apt-cache', ['--quiet', 'policy', ...names], { env: { LC_ALL: 'C' } })
  const described = stdout.split(/^(?=\S)/m).filter((text) => !/Candidate: \(none\)/.test(text))
  return names.filter((name) => described.some((text) => text.startsWith(`${name}:`)))
}

async function firstThatIs(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    try {
      await access(path)
      return path
    } catch {
      // The next may be there.
      continue
    }
  }
  return undefined
}

/** The statements that make the tables of a new server, in the order in which its own installer runs them. */
export async function systemTables({ share }: MariaDbPrograms): Promise<string> {
  const files = ['mysql_system_tables.sql', 'mysql_performance_tables.sql', 'mysql_system_tables_data.sql']
  const texts = await Promise.all(files.map((file) => readFile(join(share, file), 'utf8')))
  return ['create database mysql;', 'use mysql;', ...texts, ''].join('\n')
}
