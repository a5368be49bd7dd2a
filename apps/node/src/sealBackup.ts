import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'
import { CommandFailure } from './CommandFailure.ts'

/*
 * A backup is JSON around one ciphertext: AES-256-GCM under a key that scrypt makes of the password. The parameters belong to the
 * version of the format and are never read from the file, so that a file cannot ask for all memory, or for next to no work.
 */

const version = 1
/** OWASP's first choice for scrypt: 128 MB, about a third of a second. */
const scryptCost: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
const header = Buffer.from(`mooring-node-backup ${version}`)

/** What is written to the file. */
interface SealedBackup {
  format: 'mooring-node-backup'
  version: number
  salt: string
  iv: string
  tag: string
  ciphertext: string
}

/** Encrypts a text with a password. */
export async function sealBackup(text: string, password: string): Promise<string> {
  const [salt, iv] = [randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(password, salt), iv).setAAD(header)
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = { salt, iv, tag: cipher.getAuthTag(), ciphertext }
  const encoded = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')]))
  return `${JSON.stringify({ format: 'mooring-node-backup', version, ...encoded }, null, 2)}\n`
}

/** Decrypts what `sealBackup` made. Throws `CommandFailure` when it is no backup, was changed, or the password is another. */
export async function openBackup(file: string, password: string): Promise<string> {
  const { salt, iv, tag, ciphertext } = parse(file)
  const bytes = (text: string) => Buffer.from(text, 'base64')
  if (bytes(iv).length !== 12 || bytes(tag).length !== 16) throw notABackup()
  const decipher = createDecipheriv('aes-256-gcm', await keyFrom(password, bytes(salt)), bytes(iv))
    .setAAD(header)
    .setAuthTag(bytes(tag))
  try {
    return decipher.update(bytes(ciphertext), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new CommandFailure('refused', 'The password is not the one of this backup, or the file was changed.', { cause })
  }
}

function parse(file: string): SealedBackup {
  try {
    const value = JSON.parse(file) as Partial<SealedBackup> | null
    const texts = [value?.salt, value?.iv, value?.tag, value?.ciphertext]
    if (value?.format === 'mooring-node-backup' && value.version === version && texts.every((text) => typeof text === 'string'))
      return value as SealedBackup
  } catch (cause) {
    throw notABackup(cause)
  }
  throw notABackup()
}

const notABackup = (cause?: unknown) =>
  new CommandFailure('refused', 'This file is not a backup of a node that this version can read.', { cause })

const keyFrom = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, scryptCost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
