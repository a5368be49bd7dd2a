import type { ClientSecretCredential } from '@azure/identity'
import type { BlobServiceClient, StoragePipelineOptions, StorageSharedKeyCredential } from '@azure/storage-blob'
import { ScanError } from '../ScanError.ts'
import type { OpenCredential } from '../Scanner.ts'
import type { StorageAccount } from './StorageAccount.ts'

/** A call is tried three times, for half a minute each. */
const options: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, tryTimeoutInMs: 30_000, retryDelayInMs: 500, maxRetryDelayInMs: 4000 },
  userAgentOptions: { userAgentPrefix: 'mooring' },
}

/** The client of an account. Nothing is called yet. Throws `ScanError` when the credential is of no kind that works here, or not complete. */
export async function connectToStorage({ name, blobUrl }: StorageAccount, credential: OpenCredential | null): Promise<BlobServiceClient> {
  if (credential === null)
    throw new ScanError('CredentialNotFound', 'The scan names no credential. Choose one with the key of the account.')
  // Most nodes never meet a storage account, and its client takes more memory than the rest of the node.
  const storage = await import('@azure/storage-blob')
  return new storage.BlobServiceClient(blobUrl, await signerOf(name, credential), options)
}

async function signerOf(
  account: string,
  { kind, properties }: OpenCredential,
): Promise<StorageSharedKeyCredential | ClientSecretCredential> {
  if (kind === 'AccountKey') {
    const storage = await import('@azure/storage-blob')
    return new storage.StorageSharedKeyCredential(account, required(properties, 'accountKey'))
  }
  if (kind === 'ServicePrincipal') {
    const [tenant, client, secret] = ['tenant', 'servicePrincipalId', 'servicePrincipalKey'].map((name) => required(properties, name))
    const identity = await import('@azure/identity')
    return new identity.ClientSecretCredential(tenant ?? '', client ?? '', secret ?? '', { retryOptions: { maxRetries: 2 } })
  }
  throw new ScanError(
    'ScanFailed',
    `A credential of the kind ${kind} does not open a storage account. Use one of the kind AccountKey or ServicePrincipal.`,
  )
}

function required(properties: OpenCredential['properties'], name: string): string {
  const value = properties[name]
  if (value) return value
  throw new ScanError('CredentialNotFound', `The credential that the scan names has no ${name}. Set it, then scan again.`)
}
