import type { LeasedCredential } from '@mooring/contract'
import { ScanError, type OpenCredential } from '@mooring/scanners'
import { isOwnVariable, readEnvironmentSecret } from '../config.ts'

type Secret = Exclude<LeasedCredential['typeProperties'][string], string>

export interface OpenedCredential {
  credential: OpenCredential
  /** Those of its properties that nobody may read. */
  secrets: string[]
}

/** The credential that a run scans with, its secrets in clear. Throws `ScanError` naming the variable when the node does not have one. */
export function openCredential({ kind, typeProperties }: LeasedCredential, readSecret = readEnvironmentSecret): OpenedCredential {
  const secrets: string[] = []
  const properties: Record<string, string> = {}
  for (const [name, value] of Object.entries(typeProperties)) {
    properties[name] = typeof value === 'string' ? value : openSecret(value, readSecret)
    if (typeof value !== 'string') secrets.push(properties[name])
  }
  return { credential: { kind, properties }, secrets }
}

function openSecret(secret: Secret, readSecret: typeof readEnvironmentSecret): string {
  if (secret.type === 'SecureString') {
    if (secret.value !== undefined) return secret.value
    throw new ScanError('CredentialNotFound', 'The console sent no secret with the run. Set the secret of the credential again.')
  }
  if (secret.type !== 'NodeEnvironment')
    throw new ScanError(
      'NodeSecretMissing',
      `This version of the node cannot read a secret of the type ${secret.type}. Install a newer one.`,
    )
  const { name } = secret
  if (isOwnVariable(name)) {
    throw new ScanError(
      'NodeSecretMissing',
      `The credential names the variable ${name}, but those that begin with MOORING_ are the node's own. Choose another name.`,
    )
  }
  const value = readSecret(name)
  if (value !== null) return value
  throw new ScanError(
    'NodeSecretMissing',
    `The variable ${name}, which the credential names, is not set in the environment of the node. Set it where the node runs and start the node again.`,
  )
}
