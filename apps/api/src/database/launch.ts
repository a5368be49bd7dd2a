import { spawn, type StdioOptions } from 'node:child_process'
import { open, readFile, stat, truncate } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { asUser, writeAccessRules, type Cluster } from './cluster.ts'
import { DatabaseError } from './DatabaseError.ts'
import { hasCode } from './hasCode.ts'
import { findPostmaster, readPostmasterFile } from './postmaster.ts'

const LOG_BYTES_MAX = 4 * 1024 * 1024

/** PostgreSQL's own configuration; a setting's name -> its value. */
export type ServerSettings = Record<string, string>

/**
 * Starts a server on the cluster and returns when its postmaster has taken the cluster, or when another postmaster has.
 * The server runs in a session of its own: a Ctrl+C in the console's terminal does not reach it, and it outlives a
 * killed console until the next one takes it over.
 */
export async function launchServer(cluster: Cluster, settings: ServerSettings): Promise<void> {
  await writeAccessRules(cluster.directory, cluster.user)
  await keepLogSmall(cluster.logFile)
  const log = await open(cluster.logFile, 'a', 0o600)
  const settled = new AbortController()
  try {
    const failure = await Promise.race([
      runPostgres(cluster, { settings, logDescriptor: log.fd }),
      untilPostmaster(cluster, settled.signal),
    ])
    if (failure !== null && (await findPostmaster(cluster.directory)) === null)
      throw new DatabaseError(await describeFailure(cluster, failure))
  } finally {
    settled.abort()
    await log.close()
  }
}

/** Answers how the server ended, which may be never. */
async function runPostgres(cluster: Cluster, run: { settings: ServerSettings; logDescriptor: number }): Promise<string> {
  const options = asUser(cluster.user)
  const env = { ...options.env, ...(await disownedPid(cluster)) }
  const args = Object.entries(serverSettings(cluster, run.settings)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const stdio: StdioOptions = ['ignore', run.logDescriptor, run.logDescriptor]
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.directory, ...args], { ...options, env, stdio, detached: true })
  child.unref()
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`))
  })
}

function serverSettings(cluster: Cluster, settings: ServerSettings): ServerSettings {
  return {
    listen_addresses: '',
    unix_socket_directories: `"${cluster.socketDirectory.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_checkpoints: 'off',
    // A failed statement and its values (which may be secrets) stay out of the log: only the server's own state goes there.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...settings,
  }
}

/**
 * After a crash of the machine `postmaster.pid` may name an unrelated process that is alive, and PostgreSQL would refuse
 * to start. It ignores the number when it is its grandparent's, which this variable is meant to tell; its other check,
 * that no process uses the cluster's shared memory, stays.
 */
async function disownedPid(cluster: Cluster): Promise<Record<string, string>> {
  const written = await readPostmasterFile(cluster.directory)
  if (written === null || (await findPostmaster(cluster.directory)) !== null) return {}
  return { PG_GRANDPARENT_PID: String(written.pid) }
}

async function untilPostmaster(cluster: Cluster, settled: AbortSignal): Promise<null> {
  // The line with the directory is written once the socket is there.
  while (!settled.aborted && !(await findPostmaster(cluster.directory))?.socketDirectory) await delay(5)
  return null
}

async function describeFailure(cluster: Cluster, failure: string): Promise<string> {
  const lines = (await readFile(cluster.logFile, 'utf8')).trim().split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|error/.test(line))
  return `The database server did not start: ${fatal?.replace(/^.*?(FATAL|PANIC): */, '') ?? failure} (see ${cluster.logFile}).`
}

/** A running server appends to the file that it has open: cutting that off bounds it, renaming it would not. */
export async function keepLogSmall(logFile: string): Promise<void> {
  try {
    if ((await stat(logFile)).size > LOG_BYTES_MAX) await truncate(logFile)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}
