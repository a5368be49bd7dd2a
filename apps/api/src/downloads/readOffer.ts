import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Download } from '@mooring/contract'

type Offered = Omit<Download, 'url'>

/** The files that can be downloaded. */
export interface Offer {
  version: string
  files: Offered[]
}

/** Beside them: a checksum for each. */
export const checksumsFile = 'SHA256SUMS'

/** The certificate of the console's own authority, where it has one. */
export const authorityFile = 'console-ca.pem'

/** What the last build left in a folder; null when there was none. A file that has changed since is left out: its checksum would be wrong. */
export async function readOffer(directory: string): Promise<Offer | null> {
  const text = await textOf(path.join(directory, 'downloads.json'))
  if (text === null) return null
  const { version, files } = JSON.parse(text) as Offer
  const whole = await Promise.all(files.map(async ({ name, bytes }) => (await sizeOf(path.join(directory, name))) === bytes))
  return { version, files: files.filter((_, n) => whole[n]) }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
