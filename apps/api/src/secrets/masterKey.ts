import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm, stat } from 'node:fs/promises'

const bytes = 32

/** The master key cannot be used; the message names the file and says what to do. */
export class MasterKeyError extends Error {
  override name = 'MasterKeyError'
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Reads the master key, 32 bytes as base64 in a file that not everybody may read: its owner, and its group where a container is given it so.
 * `create`: makes it when it is missing, which is right only where no state exists that an older key sealed.
 */
export async function loadMasterKey(file: string, { create }: { create: boolean }): Promise<Buffer> {
  try {
    return await read(file)
  } catch (cause) {
    if (!isMissing(cause)) throw cause
    if (!create)
      throw new MasterKeyError(
        `The master key file ${file} (MOORING_MASTER_KEY_FILE) does not exist: put it back from a backup, its secrets cannot be read without it.`,
        { cause },
      )
  }
  await make(file)
  return read(file)
}

async function read(file: string): Promise<Buffer> {
  const text = await readFile(file, 'utf8')
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== bytes) {
    throw new MasterKeyError(`The master key file ${file} (MOORING_MASTER_KEY_FILE) does not hold ${bytes} bytes as base64.`)
  }
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && (mode & 0o007) !== 0) {
    throw new MasterKeyError(
      `The master key file ${file} (MOORING_MASTER_KEY_FILE) may be read by everybody: take the rights away with chmod 600.`,
    )
  }
  return key
}

/** Written aside and linked into place, so that a crash leaves no half key and of two processes at once one wins for both. */
async function make(file: string): Promise<void> {
  const aside = `${file}.${randomBytes(8).toString('hex')}.new`
  const handle = await open(aside, 'w', 0o600)
  try {
    await handle.writeFile(`${randomBytes(bytes).toString('base64')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(aside, file)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  } finally {
    await rm(aside)
  }
}
