import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CommandFailure } from './CommandFailure.ts'

/** Makes the node's home, its owner's alone, when it is missing. Refuses one in which others could swap the identity. */
export async function openHome(home: string): Promise<void> {
  try {
    // The way to the home of a service must be open to its user.
    if (process.getuid?.() === 0) await mkdir(dirname(home), { recursive: true, mode: 0o755 })
    await mkdir(home, { recursive: true, mode: 0o700 })
    const { mode } = await stat(home)
    if (process.platform === 'win32' || (mode & 0o022) === 0) return
  } catch (cause) {
    throw new CommandFailure('refused', `The folder ${home} cannot be made or read. Set MOORING_NODE_HOME to a folder of your own.`, {
      cause,
    })
  }
  throw new CommandFailure(
    'refused',
    `Other users can write to the folder ${home}, which is to keep the node's identity. Run: chmod 700 ${home}`,
  )
}
