import { join } from 'node:path'
import { CommandFailure } from './CommandFailure.ts'
import { readJsonFile } from './readJsonFile.ts'
import { writeFileAtomically } from './writeFileAtomically.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** How the node reaches the console. */
export type ProxySetting =
  | { mode: 'none' | 'system' }
  /** `address` is an origin such as `http://proxy.example:3128`; `bypass` names hosts to reach without it. */
  | { mode: 'custom'; address: string; user: string | null; password: string | null; bypass: string[] }

/** What an administrator of the machine set for its node. */
export interface Settings {
  proxy: ProxySetting
  /** Runs at a time; null: as many as the machine allows. */
  concurrentJobs: number | null
  logLevel: LogLevel
  /** When the last backup was made; null: never. */
  lastBackupAt: string | null
}

export const concurrentJobsSettable = { min: 1, max: 64 } as const

const settingsDefault: Settings = { proxy: { mode: 'none' }, concurrentJobs: null, logLevel: 'info', lastBackupAt: null }

const pathOf = (home: string) => join(home, 'settings.json')

/** The settings of a home; what was never set is as by default. Throws `CommandFailure` when the file is damaged. */
export async function readSettings(home: string): Promise<Settings> {
  const path = pathOf(home)
  const refuse = (cause?: unknown) =>
    new CommandFailure('refused', `The settings of the node in ${path} cannot be read. Mend the file, or remove it.`, { cause })
  const value = await readJsonFile(path).catch((cause: unknown) => {
    throw refuse(cause)
  })
  if (value === null) return settingsDefault
  if (typeof value !== 'object') throw refuse()
  const settings = { ...settingsDefault, ...value }
  if (!isSettings(settings)) throw refuse()
  return settings
}

/** Changes some settings and keeps the others. The file is its owner's alone: it can hold the password of a proxy. */
export async function changeSettings(home: string, change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings(home)), ...change }
  await writeFileAtomically(pathOf(home), `${JSON.stringify(settings, null, 2)}\n`)
  return settings
}

/** Whether a value has the shape of settings: of a file, of a backup. */
export function isSettings(value: unknown): value is Settings {
  if (typeof value !== 'object' || value === null) return false
  const { proxy, concurrentJobs, logLevel, lastBackupAt } = value as Partial<Record<keyof Settings, unknown>>
  if (lastBackupAt !== null && typeof lastBackupAt !== 'string') return false
  return isProxy(proxy) && (concurrentJobs === null || isConcurrentJobs(concurrentJobs)) && logLevels.some((level) => level === logLevel)
}

const isConcurrentJobs = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= concurrentJobsSettable.min && Number(value) <= concurrentJobsSettable.max

function isProxy(value: unknown): value is ProxySetting {
  if (typeof value !== 'object' || value === null || !('mode' in value)) return false
  if (value.mode === 'none' || value.mode === 'system') return true
  const { address, user, password, bypass } = value as Record<string, unknown>
  const isTextOrNull = (text: unknown) => text === null || typeof text === 'string'
  const hasHosts = Array.isArray(bypass) && bypass.every((host) => typeof host === 'string')
  return (
    value.mode === 'custom' &&
    typeof address === 'string' &&
    proxyOrigin(address) !== null &&
    isTextOrNull(user) &&
    isTextOrNull(password) &&
    hasHosts
  )
}

/** The origin of a proxy's address, null when it is not one. A user in it would stand in process lists and logs. */
export function proxyOrigin(address: string): string | null {
  const url = URL.parse(address)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`) return null
  return url.origin
}
