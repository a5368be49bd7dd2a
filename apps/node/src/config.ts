import { homedir } from 'node:os'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** What the environment tells the node. An empty variable counts as unset. */
export interface Config {
  /** Where the node keeps its identity, what it has yet to report, and the socket of the running agent. */
  home: string
  /** Where the person who typed the command is: relative paths begin there. */
  workingDirectory: string
  /** The authentication key to register with, for those who cannot give a file. */
  authKey: string | null
  /** The console's origin, when it is not the one that the key names: behind a tunnel, within containers. */
  endpoint: string | null
  /** What the environment says of proxies, for a node that is set to follow it. */
  systemProxy: SystemProxy
  /** Where systemd wants to hear how the service is; null when it is none of systemd's. */
  notifySocket: string | null
  /** Who became administrator to call this, where sudo says so. */
  administratorName: string | null
}

/** The variables that most programs take their proxy from. */
export interface SystemProxy {
  https: string | null
  http: string | null
  /** Hosts to reach without it, separated by commas. */
  bypass: string | null
}

/** Reads the node's configuration from its environment. */
export function readConfig(env: Environment = process.env): Config {
  const workingDirectory = workingDirectoryOf(env)
  const home = valueOf(env, 'MOORING_NODE_HOME')
  return {
    home: home === null ? defaultHome(env) : resolve(workingDirectory, home),
    workingDirectory,
    authKey: valueOf(env, 'MOORING_AUTH_KEY'),
    endpoint: valueOf(env, 'MOORING_NODE_ENDPOINT'),
    systemProxy: systemProxyOf(env),
    notifySocket: valueOf(env, 'NOTIFY_SOCKET'),
    administratorName: valueOf(env, 'SUDO_USER'),
  }
}

/** The lower case counts first, as in curl. */
function systemProxyOf(env: Environment): SystemProxy {
  const either = (name: string) => valueOf(env, name.toLowerCase()) ?? valueOf(env, name)
  return { https: either('HTTPS_PROXY'), http: either('HTTP_PROXY'), bypass: either('NO_PROXY') }
}

/** The package manager runs the script in the folder of the project and remembers where it was called. */
function workingDirectoryOf(env: Environment): string {
  const called = env['npm_lifecycle_event'] === 'mooring-node' ? valueOf(env, 'INIT_CWD') : null
  return called ?? process.cwd()
}

function defaultHome(env: Environment): string {
  if (process.platform === 'win32') return join(valueOf(env, 'LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local'), 'MooringNode')
  if (process.getuid?.() === 0) return '/var/lib/mooring-node'
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'MooringNode')
  const shared = valueOf(env, 'XDG_DATA_HOME')
  // A relative one is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
  return join(shared !== null && isAbsolute(shared) ? shared : join(homedir(), '.local', 'share'), 'mooring-node')
}

/**
 * The folders of this machine that scans may read, with all below them: MOORING_NODE_ALLOWED_PATHS, parted as PATH is (`:`, on Windows `;`).
 * None unless it is set: whoever administers the console does not decide what of this machine leaves it.
 */
export const readAllowedPaths = (env: Environment = process.env): string[] =>
  (valueOf(env, 'MOORING_NODE_ALLOWED_PATHS') ?? '').split(delimiter).filter((path) => isAbsolute(path))

/** A secret that a credential of the console names, read when a scan needs it. Null when there is none, or the credential may not name it. */
export function readEnvironmentSecret(name: string, env: Environment = process.env): string | null {
  return variableRefusal(name, env) === null ? valueOf(env, name) : null
}

/**
 * Why a credential of the console may not name a variable, as the end of a sentence; null when it may. Whoever administers the console
 * could otherwise have a scan send what the node signs in with anywhere. MOORING_NODE_ALLOWED_VARIABLES, names parted by commas, allows
 * these and no others, whatever they begin with.
 */
export function variableRefusal(name: string, env: Environment = process.env): string | null {
  if (/^mooring_/i.test(name)) return "those that begin with MOORING_ are the node's own"
  const allowed = valueOf(env, 'MOORING_NODE_ALLOWED_VARIABLES')
  if (allowed !== null)
    return allowed.split(',').some((one) => one.trim() === name) ? null : 'MOORING_NODE_ALLOWED_VARIABLES on its machine does not name it'
  return reservedVariable.test(name) ? 'programs and clouds take their own settings from it' : null
}

/** Names are not case-sensitive on Windows, and proxies are mostly written in small letters. */
const reservedVariable = /^(?:azure|aws|google|node|ssh)_|_proxy$|^(?:path|home)$/i

/** The certificates that Node.js is told to trust as well, in PEM. */
export const readExtraCaFile = (env: Environment = process.env): string | null => valueOf(env, 'NODE_EXTRA_CA_CERTS')

/** Whether the console may have this node update itself; MOORING_NODE_UPDATES=off says that it may not. */
export const areUpdatesAllowed = (env: Environment = process.env): boolean => valueOf(env, 'MOORING_NODE_UPDATES')?.toLowerCase() !== 'off'

/** Whether this process is a version that the launcher of a node has started. */
export const isLaunched = (env: Environment = process.env): boolean => valueOf(env, 'MOORING_NODE_LAUNCHED') !== null

/** Whether it was started only to show that it reaches the console: then it is started anew, for good. */
export const isOnTrial = (env: Environment = process.env): boolean => valueOf(env, 'MOORING_NODE_LAUNCHED') === 'trial'

/** The SHA-256 of the version of the home as which this process goes on; null for one that is what was installed. */
export const readOwnProgram = (env: Environment = process.env): string | null => valueOf(env, 'MOORING_NODE_PROGRAM')

const valueOf = (env: Environment, name: string): string | null => env[name] || null
