import type { LeasedRun } from '@mooring/contract'
import { ScanError } from '@mooring/scanners'
import { isOwnVariable, readEnvironmentSecret } from '../config.ts'

/** The password that a run scans with. Throws `ScanError` naming the variable when the node does not have it. */
export function passwordOf({ password }: LeasedRun['credential'], readSecret = readEnvironmentSecret): string {
  if (password.type === 'SecureString') {
    if (password.value !== undefined) return password.value
    throw new ScanError('CredentialNotFound', 'The console sent no password with the run. Set the secret of the credential again.')
  }
  const { name } = password
  if (isOwnVariable(name)) {
    throw new ScanError(
      'NodeSecretMissing',
      `The credential names the variable ${name}, but those that begin with MOORING_ are the node's own. Choose another name.`,
    )
  }
  const secret = readSecret(name)
  if (secret !== null) return secret
  throw new ScanError(
    'NodeSecretMissing',
    `The variable ${name}, which the credential names, is not set in the environment of the node. Set it where the node runs and start the node again.`,
  )
}
