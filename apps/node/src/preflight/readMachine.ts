import { statfs } from 'node:fs/promises'
import { availableParallelism, cpus, hostname, totalmem, type } from 'node:os'
import { dirname } from 'node:path'
import { hasCode } from '../hasCode.ts'
import type { MachineFacts } from './MachineFacts.ts'
import { readDarwin } from './readDarwin.ts'
import { readLinux } from './readLinux.ts'
import { readWindows } from './readWindows.ts'

/** Reads what the checks judge, all but the clock of the console. `home` is where the node keeps its files, there or not. */
export async function readMachine(home: string): Promise<Omit<MachineFacts, 'clockAheadMs'>> {
  return {
    platform: process.platform,
    arch: process.arch,
    machineName: hostname().slice(0, 255) || 'unknown',
    runtimeVersion: process.versions.node,
    cores: availableParallelism(),
    clockMhz: clockMhz(),
    memoryBytes: memoryBytes(),
    disk: await diskOf(home),
    ...(await readPlatform(home)),
  }
}

async function readPlatform(home: string) {
  if (process.platform === 'linux') return readLinux({ home })
  if (process.platform === 'win32') return readWindows()
  if (process.platform === 'darwin') return readDarwin()
  const operatingSystem = { name: type(), version: null }
  return { operatingSystem, isContainer: false, maySleep: null, isDomainController: null, otherRuntimes: null, isAdministrator: null }
}

/** Many processors, those of ARM above all, say 0 or the speed of something else. */
function clockMhz(): number | null {
  const fastest = Math.max(0, ...cpus().map(({ speed }) => speed))
  return fastest >= 200 ? fastest : null
}

/** Without a limit the constrained memory is unknown (0) or larger than any machine. */
function memoryBytes(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}

/** The disk of the nearest folder that exists. */
async function diskOf(path: string): Promise<{ path: string; freeBytes: number } | null> {
  try {
    const { bavail, bsize } = await statfs(path)
    return { path, freeBytes: bavail * bsize }
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTDIR')) return null
    return dirname(path) === path ? null : diskOf(dirname(path))
  }
}
