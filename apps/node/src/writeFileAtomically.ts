import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file that only its owner can read. After a crash at any moment either the former content is there or all of the next. An
 * administrator may write into a folder of the node's user: what that user put there must not decide which file is written and given away.
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(8).toString('hex')}.new`
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(text)
      if (process.getuid?.() === 0) await giveToOwner(file, dirname(path))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncDirectory(dirname(path))
}

/** The home of a service is its user's: what an administrator writes there must be readable to it. */
async function giveToOwner(file: FileHandle, folder: string): Promise<void> {
  const { uid, gid } = await stat(folder)
  if (uid !== 0) await file.chown(uid, gid)
}

/** A rename outlives a crash only when the directory is written too; Windows cannot open one. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
