import { readFile } from 'node:fs/promises'
import { hasCode } from '../hasCode.ts'
import { launchdHomeEntry, launchdPlistPath } from './launchdPlan.ts'
import { systemdHomeLine, systemdUnitPath } from './systemdPlan.ts'

const serviceFile = (): string | undefined => ({ linux: systemdUnitPath, darwin: launchdPlistPath })[process.platform as string]

/**
 * Whose the service of this machine is: of a home, of another one, or of none when there is no service. Read where only an administrator
 * can write: what the home itself says must not decide what an administrator starts. On Windows it is never known, and the node started
 * as a process.
 */
export async function serviceOf(home: string, file = serviceFile()): Promise<'this' | 'another' | null> {
  if (file === undefined) return null
  try {
    const text = await readFile(file, 'utf8')
    return text.includes(`${systemdHomeLine(home)}\n`) || text.includes(launchdHomeEntry(home)) ? 'this' : 'another'
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Whether the service of this machine is that of a home. */
export const isInstalled = async (home: string): Promise<boolean> => (await serviceOf(home)) === 'this'
