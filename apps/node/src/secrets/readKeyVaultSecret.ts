import type { SecretClient } from '@azure/keyvault-secrets'
import type { LeasedSecret } from '@mooring/contract'
import { agentPolicy, ScanError, type AgentFor } from '@mooring/scanners'

type KeyVaultReference = Extract<LeasedSecret, { type: 'AzureKeyVaultSecret' }>
type TokenCredential = ConstructorParameters<typeof SecretClient>[1]

export interface KeyVaultContext {
  signal: AbortSignal
  /** How the vault is called, and whoever gives a token for it; as their clients do of themselves when absent. */
  agentFor?: AgentFor
  /** Who reads; the identity of the machine when absent: its environment, its managed identity, or an Azure CLI that is signed in. */
  credential?: TokenCredential
  /** A vault outside Azure's domains, whose word about where to get tokens nothing proves. */
  isOutsideAzure?: boolean
}

const timeoutMs = 20_000

/**
 * The value of a secret in a key vault. Throws `ScanError` that names vault and secret and says what to do.
 * The libraries are loaded at the first use: most nodes never read one.
 */
export async function readKeyVaultSecret(reference: KeyVaultReference, context: KeyVaultContext): Promise<string> {
  const { secretName, secretVersion, baseUrl } = reference
  const [vaults, { DefaultAzureCredential }] = await Promise.all([import('@azure/keyvault-secrets'), import('@azure/identity')])
  const way = context.agentFor === undefined ? {} : { additionalPolicies: [agentPolicy(context.agentFor)] }
  const client = new vaults.SecretClient(baseUrl, context.credential ?? new DefaultAzureCredential(way), {
    ...way,
    disableChallengeResourceVerification: context.isOutsideAzure ?? false,
    retryOptions: { maxRetries: 2 },
  })
  try {
    const abortSignal = AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)])
    const { value } = await client.getSecret(secretName, { abortSignal, ...(secretVersion ? { version: secretVersion } : {}) })
    if (value !== undefined) return value
  } catch (cause) {
    context.signal.throwIfAborted()
    throw new ScanError('NodeSecretMissing', `${whatFailed(cause, reference)} ${nextStep(cause)}`, { cause })
  }
  throw new ScanError('NodeSecretMissing', `The secret ${secretName} of the key vault ${baseUrl} has no value.`)
}

const statusOf = (error: unknown): unknown => (error instanceof Error && 'statusCode' in error ? error.statusCode : undefined)
const isSignIn = (error: unknown): boolean => error instanceof Error && /Credential|Authentication/.test(error.name)

function whatFailed(error: unknown, { secretName, baseUrl }: KeyVaultReference): string {
  if (isSignIn(error)) return `The node cannot sign in to Azure to read the secret ${secretName} of the key vault ${baseUrl}.`
  const status = statusOf(error)
  if (status === 403 || status === 401) return `The key vault ${baseUrl} does not let this node read the secret ${secretName}.`
  if (status === 404) return `The key vault ${baseUrl} has no secret ${secretName} of that version.`
  return `The node cannot reach the key vault ${baseUrl}.`
}

function nextStep(error: unknown): string {
  if (isSignIn(error))
    return 'Give the machine a managed identity, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET where the node runs.'
  const status = statusOf(error)
  if (status === 403 || status === 401) return 'Grant the identity of the node "Key Vault Secrets User" on it.'
  if (status === 404) return 'Check the name in the credential, and that the secret is enabled.'
  return 'Run "mooring-node diagnose --target <its address>" on the machine to see at which step.'
}
