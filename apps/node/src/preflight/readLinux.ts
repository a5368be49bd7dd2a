import { access, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../hasCode.ts'
import type { MachineFacts, OperatingSystem, OtherRuntime } from './MachineFacts.ts'

type LinuxFacts = Pick<
  MachineFacts,
  'operatingSystem' | 'isContainer' | 'maySleep' | 'isDomainController' | 'otherRuntimes' | 'isAdministrator'
>

/** Where a Linux machine says what it is; another root for tests. */
export async function readLinux({ root = '/', home }: { root?: string; home: string }): Promise<LinuxFacts> {
  return {
    operatingSystem: parseOsRelease(await textOf(join(root, 'etc/os-release')), glibcVersion()),
    isContainer: await isContainer(root),
    maySleep: await maySleep(root),
    isDomainController: await isDomainController(root),
    otherRuntimes: await otherRuntimes(root, home),
    isAdministrator: process.getuid === undefined ? null : process.getuid() === 0,
  }
}

/** The format: https://www.freedesktop.org/software/systemd/man/os-release.html */
export function parseOsRelease(text: string | null, glibc: string | null): OperatingSystem {
  const read = (name: string) => new RegExp(`^${name}=(["']?)(.*)\\1$`, 'm').exec(text ?? '')?.[2] || null
  const name = read('PRETTY_NAME') ?? read('NAME') ?? 'Linux'
  return { name: name.slice(0, 200), version: read('VERSION_ID'), distribution: read('ID') ?? '', glibc }
}

function glibcVersion(): string | null {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime ?? null
}

export async function isContainer(root: string): Promise<boolean> {
  const marks = await Promise.all(['.dockerenv', 'run/.containerenv'].map((name) => exists(join(root, name))))
  const firstCommand = await textOf(join(root, 'proc/1/environ'))
  return marks.includes(true) || /(^|\0)(container|KUBERNETES_SERVICE_HOST)=/.test(firstCommand ?? '')
}

/** A kernel that can sleep does so on demand of a desktop or of logind, unless the targets are masked. */
async function maySleep(root: string): Promise<boolean | null> {
  const states = await textOf(join(root, 'sys/power/state'))
  if (states === null) return null
  if (!/\b(mem|disk|standby)\b/.test(states)) return false
  const targets = ['sleep', 'suspend', 'hibernate', 'hybrid-sleep'].map((name) => join(root, `etc/systemd/system/${name}.target`))
  const masked = await Promise.all(targets.map(isMasked))
  return masked.includes(false)
}

async function isMasked(path: string): Promise<boolean> {
  try {
    return (await readlink(path)) === '/dev/null'
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EINVAL') || hasCode(error, 'ENOTDIR')) return false
    throw error
  }
}

/** Samba as a domain controller keeps the directory itself; its folder can be read by root alone. */
async function isDomainController(root: string): Promise<boolean | null> {
  if ((await exists(join(root, 'var/lib/samba'))) === false) return false
  return exists(join(root, 'var/lib/samba/private/sam.ldb'))
}

/** Nodes of ours that are installed as services with another home; no other product's integration runtime is a service of Linux. */
async function otherRuntimes(root: string, home: string): Promise<OtherRuntime[]> {
  const folder = join(root, 'etc/systemd/system')
  const names = (await namesIn(folder)).filter((name) => /^mooring-node.*\.service$/.test(name))
  const units = await Promise.all(names.map(async (name) => ({ name, text: (await textOf(join(folder, name))) ?? '' })))
  return units
    .filter(({ text }) => /^ExecStart=/m.test(text) && !text.includes(`MOORING_NODE_HOME=${home}\n`))
    .map(({ name }) => ({ name: `the node of the service ${name.replace(/\.service$/, '')}`, canShare: true }))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

/** Null when it may not be known. */
async function exists(path: string): Promise<boolean | null> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (hasCode(error, 'EACCES')) return null
    if (isAbsent(error)) return false
    throw error
  }
}

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].some((code) => hasCode(error, code))
