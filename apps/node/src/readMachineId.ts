import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isContainer } from './preflight/readLinux.ts'

const timeoutMs = 10_000

/** Of ours, so that nobody can tell from what the console keeps which machine it is elsewhere. */
const purpose = 'mooring-node/machine/1'

interface MachineAsked {
  /** Where the node keeps its files: one machine may have several nodes, and one must not take the place of another. */
  home: string
  /** Another root and system for tests. */
  root?: string
  platform?: NodeJS.Platform
}

/**
 * What tells the console that a node without a registration is the one that it knew by that name: the id that the operating system gives
 * its machine, hashed as its makers ask for, and the home. Null where there is none. One of a container says nothing: it comes with the
 * image. https://www.freedesktop.org/software/systemd/man/machine-id.html
 */
export async function readMachineId({ home, root = '/', platform = process.platform }: MachineAsked): Promise<string | null> {
  const id = await idOf(platform, root)
  return id === null ? null : createHmac('sha256', purpose).update(`${id.toLowerCase()}\n${home}`).digest('hex')
}

async function idOf(platform: NodeJS.Platform, root: string): Promise<string | null> {
  if (platform === 'linux') return (await isContainer(root)) ? null : linuxId(root)
  if (platform === 'win32') {
    const key = String.raw`HKLM\SOFTWARE\Microsoft\Cryptography`
    return machineGuidOf(await answerOf('reg.exe', ['query', key, '/v', 'MachineGuid', '/reg:64']))
  }
  if (platform === 'darwin') return platformUuidOf(await answerOf('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']))
  return null
}

/** An image that is yet to be started has an empty one, or `uninitialized`. */
async function linuxId(root: string): Promise<string | null> {
  for (const path of ['etc/machine-id', 'var/lib/dbus/machine-id']) {
    const text = await readFile(join(root, path), 'utf8').catch(() => '')
    const [id] = /^[0-9a-f]{32}$/i.exec(text.trim()) ?? []
    if (id !== undefined && !/^0+$/.test(id)) return id
  }
  return null
}

/** From what `reg query` prints. */
export const machineGuidOf = (text: string): string | null => /\bMachineGuid\s+REG_SZ\s+([0-9a-f-]{36})\b/i.exec(text)?.[1] ?? null

/** From what `ioreg` prints. */
export const platformUuidOf = (text: string): string | null => /"IOPlatformUUID" = "([0-9A-F-]{36})"/i.exec(text)?.[1] ?? null

async function answerOf(program: string, args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(program, args, { timeout: timeoutMs, windowsHide: true })).stdout
  } catch {
    // Not there, forbidden or too slow: not told.
    return ''
  }
}
