import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandFailure } from '../CommandFailure.ts'
import { hasCode } from '../hasCode.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { writeFileAtomically } from '../writeFileAtomically.ts'

const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16]

/** Names of secrets, as credentials of the console write them. */
export const secretNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

const storePath = (home: string) => join(home, 'secrets.json')
const keyPath = (home: string) => join(home, 'secrets.key')

/**
 * Secrets of data sources that never leave this machine, each sealed with AES-256-GCM, bound to its name, under a key of the home.
 * Both files are their owner's alone: a copy of the store without the key opens nothing.
 */
export async function storedSecretNames(home: string): Promise<string[]> {
  return Object.keys(await readStore(home)).toSorted()
}

/** The secret of this name; null when there is none. Throws `CommandFailure` when the store is damaged. */
export async function readStoredSecret(home: string, name: string): Promise<string | null> {
  const sealed = (await readStore(home))[name]
  if (sealed === undefined) return null
  const record = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', await readKey(home), record.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(name)).setAuthTag(record.subarray(nonceBytes, nonceBytes + tagBytes))
    return Buffer.concat([decipher.update(record.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new CommandFailure('refused', `The secret ${name} in ${storePath(home)} cannot be opened. Set it again.`, { cause })
  }
}

/** All secrets in clear, by their names. Throws `CommandFailure` for one that does not open. */
export async function openStoredSecrets(home: string): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {}
  for (const name of await storedSecretNames(home)) secrets[name] = (await readStoredSecret(home, name)) ?? ''
  return secrets
}

/** Keeps a secret, instead of an older one of the name. */
export async function keepSecret(home: string, name: string, secret: string): Promise<void> {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', await keyFor(home), nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(name))
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64')
  await writeStore(home, { ...(await readStore(home)), [name]: sealed })
}

/** Forgets a secret; false when there was none. */
export async function forgetSecret(home: string, name: string): Promise<boolean> {
  const { [name]: known, ...others } = await readStore(home)
  if (known !== undefined) await writeStore(home, others)
  return known !== undefined
}

const readKey = async (home: string): Promise<Buffer> => Buffer.from(await readFile(keyPath(home), 'utf8'), 'base64')

async function keyFor(home: string): Promise<Buffer> {
  try {
    return await readKey(home)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    const key = randomBytes(keyBytes)
    await writeFileAtomically(keyPath(home), key.toString('base64'))
    return key
  }
}

async function readStore(home: string): Promise<Record<string, string>> {
  const damaged = (cause?: unknown) =>
    new CommandFailure('refused', `The secrets in ${storePath(home)} cannot be read. Mend the file, or remove it.`, { cause })
  const value = await readJsonFile(storePath(home)).catch((cause: unknown) => {
    throw damaged(cause)
  })
  if (value === null) return {}
  if (typeof value !== 'object' || !Object.values(value).every((sealed) => typeof sealed === 'string')) throw damaged()
  return value as Record<string, string>
}

const writeStore = (home: string, store: Record<string, string>): Promise<void> =>
  writeFileAtomically(storePath(home), `${JSON.stringify(store, null, 2)}\n`)
