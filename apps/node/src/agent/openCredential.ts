import type { LeasedCredential, LeasedSecret } from '@mooring/contract'
import { ScanError, type OpenCredential } from '@mooring/scanners'
import { CommandFailure } from '../CommandFailure.ts'
import { readEnvironmentSecret, variableRefusal } from '../config.ts'
import { readKeyVaultSecret, type KeyVaultContext } from '../secrets/readKeyVaultSecret.ts'
import { readStoredSecret } from '../secrets/secretStore.ts'

/** Where a node finds the secrets that the console does not send. */
export interface SecretContext extends KeyVaultContext {
  home: string
  readVariable?: (name: string) => string | null
}

export interface OpenedCredential {
  credential: OpenCredential
  /** Those of its properties that nobody may read. */
  secrets: string[]
}

/** The credential that a run scans with, its secrets in clear. Throws `ScanError` naming what the node does not have. */
export async function openCredential({ kind, typeProperties }: LeasedCredential, context: SecretContext): Promise<OpenedCredential> {
  const secrets: string[] = []
  const properties: Record<string, string> = {}
  for (const [name, value] of Object.entries(typeProperties)) {
    properties[name] = typeof value === 'string' ? value : await openSecret(value, context)
    if (typeof value !== 'string') secrets.push(properties[name])
  }
  return { credential: { kind, properties }, secrets }
}

async function openSecret(secret: LeasedSecret, context: SecretContext): Promise<string> {
  switch (secret.type) {
    case 'SecureString':
      if (secret.value !== undefined) return secret.value
      throw new ScanError('CredentialNotFound', 'The console sent no secret with the run. Set the secret of the credential again.')
    case 'NodeEnvironment':
      return openVariable(secret.name, context.readVariable ?? readEnvironmentSecret)
    case 'NodeStore':
      return openStored(secret.name, context.home)
    case 'AzureKeyVaultSecret':
      return readKeyVaultSecret(secret, context)
  }
}

function openVariable(name: string, read: (name: string) => string | null): string {
  const refusal = variableRefusal(name)
  if (refusal !== null)
    throw new ScanError('NodeSecretMissing', `The credential names the variable ${name}, but ${refusal}. Choose another name.`)
  const value = read(name)
  if (value !== null) return value
  throw new ScanError(
    'NodeSecretMissing',
    `The variable ${name}, which the credential names, is not set in the environment of the node. Set it where the node runs and start the node again.`,
  )
}

async function openStored(name: string, home: string): Promise<string> {
  const value = await readStoredSecret(home, name).catch((error: unknown) => {
    // A store that cannot be opened, for instance after its key was lost, is no reason to do without the rest.
    throw error instanceof CommandFailure ? new ScanError('NodeSecretMissing', error.message, { cause: error }) : error
  })
  if (value !== null) return value
  throw new ScanError(
    'NodeSecretMissing',
    `The node has no secret named ${name}, which the credential names. On the machine of the node: mooring-node secret set ${name} --file <path>`,
  )
}
