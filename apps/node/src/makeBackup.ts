import { readFile } from 'node:fs/promises'
import { CommandFailure } from './CommandFailure.ts'
import { readIdentity, type Identity } from './identity.ts'
import { sealBackup } from './sealBackup.ts'
import { openStoredSecrets } from './secrets/secretStore.ts'
import { readSettings, type Settings } from './settings.ts'

const passwordLengthMin = 12

/** What a backup holds. `caPem` is the content of the identity's `caFile`. */
export interface BackupContent {
  identity: Omit<Identity, 'ended'>
  caPem: string | null
  settings: Settings
  /** Of data sources, in clear, by their names. */
  secrets: Record<string, string>
  madeAt: string
}

/** Why a password is none for a backup; null when it is. */
export const backupPasswordRefusal = (password: string): string | null =>
  password.length < passwordLengthMin ? `The password must have at least ${passwordLengthMin} characters.` : null

/** Seals all that makes the node of a home what it is. Throws `CommandFailure` when the machine is not registered, a secret does not open, or the password is too short. */
export async function makeBackup(home: string, password: string): Promise<{ sealed: string; madeAt: string; nodeName: string }> {
  const refusal = backupPasswordRefusal(password)
  if (refusal !== null) throw new CommandFailure('refused', refusal)
  const identity = await readIdentity(home)
  if (identity === null) throw new CommandFailure('refused', 'This machine is not registered: there is nothing to back up.')
  const { ended: _, ...kept } = identity
  const caPem = identity.caFile === null ? null : await readFile(identity.caFile, 'utf8')
  const madeAt = new Date().toISOString()
  const content: BackupContent = {
    identity: kept,
    caPem,
    settings: await readSettings(home),
    secrets: await openStoredSecrets(home),
    madeAt,
  }
  return { sealed: await sealBackup(JSON.stringify(content), password), madeAt, nodeName: identity.nodeName }
}
