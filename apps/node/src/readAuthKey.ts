import { parseAuthKey, type AuthKey } from '@mooring/domain'
import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import { readSecret } from './readSecret.ts'
import { hideSecret } from './redact.ts'

/** An authentication key as it was given, and what it says. */
export interface GivenKey {
  text: string
  key: AuthKey
  /** To be called when the key is no longer in use; until then no text of the node shows it. */
  forget: () => void
}

/** The key of `--key-file`, or of the environment. Throws `CommandFailure`, which never repeats it. */
export async function readAuthKey(file: string | undefined, config: Config): Promise<GivenKey> {
  return authKeyFrom(await readText(file, config))
}

/** A key as somebody pasted it. Throws `CommandFailure`, which never repeats it. */
export function authKeyFrom(pasted: string): GivenKey {
  const text = pasted.trim()
  const forget = hideSecret(text)
  const key = parseAuthKey(text)
  if (key !== null) return { text, key, forget }
  forget()
  throw new CommandFailure(
    'refused',
    'This is not an authentication key. Copy it again, whole, from the Integration runtime settings page.',
  )
}

async function readText(file: string | undefined, config: Config): Promise<string> {
  if (file !== undefined) return readSecret(file, 'the authentication key', config)
  requireAuthKey(file, config)
  return config.authKey ?? ''
}

/** Throws `CommandFailure` when there is no way to get a key. */
function requireAuthKey(file: string | undefined, { authKey }: Config): void {
  if (file !== undefined || authKey !== null) return
  throw new CommandFailure('wrongUsage', 'Give the authentication key with --key-file, or in MOORING_AUTH_KEY.')
}
