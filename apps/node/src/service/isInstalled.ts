import { readFile } from 'node:fs/promises'
import { hasCode } from '../hasCode.ts'
import { launchdPlistPath } from './launchdPlan.ts'
import { systemdUnitPath } from './systemdPlan.ts'

/**
 * Whether a home is that of the service of this machine. Read where only an administrator can write: what the home itself says must
 * not decide what an administrator starts. On Windows it is never known, and the node started as a process.
 */
export async function isInstalled(home: string): Promise<boolean> {
  const file = { linux: systemdUnitPath, darwin: launchdPlistPath }[process.platform as string]
  if (file === undefined) return false
  try {
    const text = await readFile(file, 'utf8')
    return text.includes(`MOORING_NODE_HOME=${home}\n`) || text.includes(`<string>${home}</string>`)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}
