import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { isSea } from 'node:sea'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { UpdateFile, UpdateOrder } from '@mooring/contract'
import type { LoopContext } from '../agent/LoopContext.ts'
import { backoffMs } from '../backoff.ts'
import { reasonOf } from '../reasonOf.ts'
import { isIntact, openProgramsFolder, programPath, type Program } from './programs.ts'
import { UpdateRefusal } from './UpdateRefusal.ts'

const attemptsMax = 5
/** A large file over a slow line. */
const timeoutMs = 30 * 60_000
/** No program of ours is near this size: what a console says is not a reason to fill a disk. */
const bytesMax = 1024 ** 3

/**
 * Fetches the file of an order that suits this machine, verifies size and SHA-256, and puts it beside those that the home has. Throws
 * `UpdateRefusal` when there is none that suits, it cannot be had, or it is not what the order says; nothing of it is kept then.
 */
export async function fetchProgram({ version, files }: UpdateOrder, context: LoopContext & { home: string }): Promise<Program> {
  const file = fileForThisMachine(files)
  const { sha256, kind, bytes } = file
  if (!/^[0-9a-f]{64}$/.test(sha256) || bytes < 1 || bytes > bytesMax)
    throw new UpdateRefusal('WrongChecksum', 'The order of the console names no checksum or no size that a file can have.')
  const program: Program = { version, kind, sha256 }
  if (await isIntact(context.home, program)) return program
  await openProgramsFolder(context.home)
  for (let failures = 1; ; failures += 1) {
    try {
      await fetchOnce(file, programPath(context.home, program), context)
      return program
    } catch (error) {
      context.signal.throwIfAborted()
      if (error instanceof UpdateRefusal) throw error
      if (isOfDisk(error))
        throw new UpdateRefusal('CannotBeKept', `The new version cannot be written: ${messageOf(error)}.`, { cause: error })
      const reason = reasonOf(error, context.client.origin)
      if (failures >= attemptsMax)
        throw new UpdateRefusal('DownloadFailed', `The new version cannot be downloaded. ${reason}`, { cause: error })
      context.log.warn('The new version could not be downloaded; it is tried again.', { reason })
    }
    await context.clock.wait(backoffMs(failures), context.signal)
  }
}

/** Of what is made as this program is: an executable stays one, and a bundle goes on under the same Node.js. */
function fileForThisMachine(files: readonly UpdateFile[]): UpdateFile {
  const { platform, arch } = process
  const file = isSea()
    ? files.find((one) => one.kind === 'executable' && one.platform === platform && one.arch === arch)
    : files.find((one) => one.kind === 'bundle')
  if (file !== undefined) return file
  const wanted = isSea() ? `executable for ${platform}-${arch}` : 'bundle'
  throw new UpdateRefusal('NoFileForPlatform', `The console offers no ${wanted} of this version.`)
}

async function fetchOnce(file: UpdateFile, path: string, { client, signal }: LoopContext): Promise<void> {
  const unfinished = `${path}.part`
  const limits = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const response = await client.download(file.path, limits)
  if (response.status === 404) throw new UpdateRefusal('DownloadFailed', 'The console does not offer the file any more that it ordered.')
  if (!response.ok || response.body === null) throw new TypeError('fetch failed', { cause: new Error(`it answered ${response.status}`) })
  try {
    await keep(Readable.fromWeb(response.body as ReadableStream), unfinished, { file, signal: limits })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Writes and hashes in one go; what is longer than it should be is not read to its end. */
async function keep(body: Readable, path: string, { file, signal }: { file: UpdateFile; signal: AbortSignal }): Promise<void> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > file.bytes) throw wrongSize(file, `more than ${file.bytes}`)
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(body, counted, createWriteStream(path, { mode: 0o700 }), { signal })
  if (bytes !== file.bytes) throw wrongSize(file, String(bytes))
  if (hash.digest('hex') !== file.sha256)
    throw new UpdateRefusal(
      'WrongChecksum',
      'The file that was downloaded is not the one of the order: its SHA-256 is another. It was removed.',
    )
  const written = await open(path, 'r+')
  try {
    await written.sync()
  } finally {
    await written.close()
  }
}

const wrongSize = (file: UpdateFile, found: string) =>
  new UpdateRefusal('WrongSize', `The file that was downloaded has ${found} bytes instead of ${file.bytes}. It was removed.`)

const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error && 'path' in error

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
