import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { addressRangeRefusal } from './addressRanges.ts'

/** A wrong variable of the environment, as one sentence that names it and what is allowed. It never repeats a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export type LogLevel = (typeof LOG_LEVELS)[number]

/** Plain HTTP, a certificate made by the console itself, or one from files. */
type TlsConfig = { kind: 'off' } | { kind: 'self-signed' } | { kind: 'files'; certificateFile: string; keyFile: string }

export type Config = {
  host: string
  /** 0 stands for any free port. */
  port: number
  dataDirectory: string
  /** Null for the embedded database. Holds a password. */
  databaseUrl: string | null
  /** How others reach the console, an origin such as `https://console.example`; null for the address it listens on. */
  publicUrl: string | null
  /** The ranges of addresses of the reverse proxies whose X-Forwarded headers are believed. */
  trustedProxies: readonly string[]
  account: string
  tls: TlsConfig
  masterKeyFile: string
  /** An administrator's token for automation. */
  bootstrapToken: string | null
  logLevel: LogLevel
}

type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const KNOWN = new Set([
  'MOORING_HOST',
  'MOORING_PORT',
  'MOORING_DATA_DIR',
  'MOORING_DATABASE_URL',
  'MOORING_PUBLIC_URL',
  'MOORING_TRUSTED_PROXIES',
  'MOORING_ACCOUNT',
  'MOORING_TLS',
  'MOORING_TLS_CERT',
  'MOORING_TLS_KEY',
  'MOORING_MASTER_KEY_FILE',
  'MOORING_BOOTSTRAP_TOKEN',
  'MOORING_LOG_LEVEL',
])

/** Of the node, the development server and the tests, which may share the environment. */
const OF_OTHERS = /^MOORING_(NODE_.*|AUTH_KEY|CA_FILE|DEV_.*|TEST_.*)$/

/** The console's configuration. An empty variable counts as unset; a wrong or unknown `MOORING_` variable is a `ConfigError`. */
export function readConfig(env: Environment = process.env): Config {
  refuseUnknown(env)
  const dataDirectory = readDataDirectory(env)
  const databaseUrl = readDatabaseUrl(env)
  return {
    host: readHost(env),
    port: readPort(env),
    dataDirectory,
    databaseUrl,
    publicUrl: readPublicUrl(env),
    trustedProxies: readTrustedProxies(env),
    account: readAccount(env),
    tls: readTls(env),
    masterKeyFile: readMasterKeyFile(env, { dataDirectory, databaseUrl }),
    bootstrapToken: readBootstrapToken(env),
    logLevel: readLogLevel(env),
  }
}

function refuseUnknown(env: Environment): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith('MOORING_') || KNOWN.has(name) || OF_OTHERS.test(name) || valueOf(env, name) === null) continue
    if (name.startsWith('MOORING_OIDC_'))
      throw new ConfigError(`${name} is set, but sign-in through OpenID Connect is not available in this version: unset it.`)
    throw new ConfigError(`${name} is not a variable that Mooring knows: correct its name or unset it.`)
  }
}

function readHost(env: Environment): string {
  const host = valueOf(env, 'MOORING_HOST') ?? '127.0.0.1'
  if (!/^[A-Za-z0-9.:_%-]{1,253}$/.test(host))
    throw new ConfigError('MOORING_HOST must be an address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0.')
  return host
}

function readPort(env: Environment): number {
  const text = valueOf(env, 'MOORING_PORT') ?? '8080'
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new ConfigError('MOORING_PORT must be a whole number from 0 (any free port) to 65535.')
  return port
}

function readDataDirectory(env: Environment): string {
  const text = valueOf(env, 'MOORING_DATA_DIR')
  if (text === null) return defaultDataDirectory(env)
  if (/\p{Cc}/u.test(text)) throw new ConfigError('MOORING_DATA_DIR must be the path of a directory, without control characters.')
  return resolve(text)
}

function defaultDataDirectory(env: Environment): string {
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Mooring')
  if (process.getuid?.() === 0) return '/var/lib/mooring'
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Mooring')
  const shared = valueOf(env, 'XDG_DATA_HOME')
  // A relative one is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
  return join(shared !== null && isAbsolute(shared) ? shared : join(homedir(), '.local', 'share'), 'mooring')
}

function readDatabaseUrl(env: Environment): string | null {
  const text = valueOf(env, 'MOORING_DATABASE_URL')
  if (text === null) return null
  if (!/^postgres(ql)?:\/\//.test(text) || URL.parse(text) === null) {
    throw new ConfigError(
      'MOORING_DATABASE_URL must be a URL such as postgresql://user:password@host:5432/database, or unset for the embedded database.',
    )
  }
  return text
}

function readPublicUrl(env: Environment): string | null {
  const text = valueOf(env, 'MOORING_PUBLIC_URL')
  if (text === null) return null
  const url = URL.parse(text)
  const isOrigin = url !== null && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin)
    throw new ConfigError('MOORING_PUBLIC_URL must be an http or https URL without user, path or query, such as https://console.example.')
  return url.origin
}

function readTrustedProxies(env: Environment): string[] {
  const ranges = (valueOf(env, 'MOORING_TRUSTED_PROXIES') ?? '').split(',').map((range) => range.trim())
  const wanted = ranges.filter((range) => range !== '')
  if (wanted.some((range) => addressRangeRefusal(range) !== null))
    throw new ConfigError(
      'MOORING_TRUSTED_PROXIES must be addresses or ranges of them, separated by commas, such as 10.0.0.0/8,192.168.1.5.',
    )
  // A proxy that is believed names the one before it: with every address believed, callers name their own.
  if (wanted.some((range) => range.endsWith('/0')))
    throw new ConfigError('MOORING_TRUSTED_PROXIES must name the proxies: a range of every address would believe whatever callers say.')
  return wanted
}

function readAccount(env: Environment): string {
  const account = valueOf(env, 'MOORING_ACCOUNT') ?? 'mooring'
  if (account.length < 3 || account.length > 63 || !/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(account)) {
    throw new ConfigError(
      'MOORING_ACCOUNT must be 3 to 63 letters, digits and single hyphens, beginning and ending with a letter or digit.',
    )
  }
  return account
}

function readTls(env: Environment): TlsConfig {
  const kind = valueOf(env, 'MOORING_TLS')
  const certificateFile = valueOf(env, 'MOORING_TLS_CERT')
  const keyFile = valueOf(env, 'MOORING_TLS_KEY')
  if (kind !== null && kind !== 'off' && kind !== 'self-signed') {
    throw new ConfigError('MOORING_TLS must be off or self-signed; for a certificate from files set MOORING_TLS_CERT and MOORING_TLS_KEY.')
  }
  if (certificateFile === null && keyFile === null) return { kind: kind ?? 'off' }
  if (certificateFile === null) throw new ConfigError('MOORING_TLS_CERT must name the certificate file that belongs to MOORING_TLS_KEY.')
  if (keyFile === null) throw new ConfigError('MOORING_TLS_KEY must name the key file that belongs to MOORING_TLS_CERT.')
  return {
    kind: 'files',
    certificateFile: readableFile('MOORING_TLS_CERT', certificateFile),
    keyFile: readableFile('MOORING_TLS_KEY', keyFile),
  }
}

function readMasterKeyFile(env: Environment, database: Pick<Config, 'dataDirectory' | 'databaseUrl'>): string {
  const file = valueOf(env, 'MOORING_MASTER_KEY_FILE')
  // The embedded console makes the file when it is missing; consoles that share a server must be given the same one.
  if (file !== null && database.databaseUrl === null && !existsSync(file)) return resolve(file)
  if (file !== null) return readableFile('MOORING_MASTER_KEY_FILE', file)
  if (database.databaseUrl !== null) {
    throw new ConfigError('MOORING_MASTER_KEY_FILE must name the file with the master key when MOORING_DATABASE_URL is set.')
  }
  return join(database.dataDirectory, 'master.key')
}

function readBootstrapToken(env: Environment): string | null {
  const token = valueOf(env, 'MOORING_BOOTSTRAP_TOKEN')
  if (token !== null && !/^[\x21-\x7e]{32,4096}$/.test(token)) {
    throw new ConfigError('MOORING_BOOTSTRAP_TOKEN must be at least 32 printable ASCII characters without spaces.')
  }
  return token
}

function readLogLevel(env: Environment): LogLevel {
  const text = valueOf(env, 'MOORING_LOG_LEVEL') ?? 'info'
  const level = LOG_LEVELS.find((candidate) => candidate === text)
  if (level === undefined) throw new ConfigError(`MOORING_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`)
  return level
}

function readableFile(name: string, file: string): string {
  try {
    accessSync(file, constants.R_OK)
  } catch (error) {
    throw new ConfigError(`${name} must name a file that this user can read, which ${file} is not.`, { cause: error })
  }
  return resolve(file)
}

function valueOf(env: Environment, name: string): string | null {
  return env[name] || null
}
