import type { ClientSecretCredential } from '@azure/identity'
import type { BlobServiceClient, RequestPolicyFactory, StoragePipelineOptions, StorageSharedKeyCredential } from '@azure/storage-blob'
import { ScanError } from '../ScanError.ts'
import type { OpenCredential, ScanJob } from '../Scanner.ts'
import { agentPolicy, type AgentFor } from './agentPolicy.ts'
import type { StorageAccount } from './StorageAccount.ts'

/** A call is tried three times, for half a minute each. */
const options: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, tryTimeoutInMs: 30_000, retryDelayInMs: 500, maxRetryDelayInMs: 4000 },
  userAgentOptions: { userAgentPrefix: 'mooring' },
}

interface Access<C = ScanJob['credential']> {
  credential: C
  agentFor: AgentFor | undefined
}

/** The client of an account. Nothing is called yet. Throws `ScanError` when the credential is of no kind that works here, or not complete. */
export async function connectToStorage({ name, blobUrl }: StorageAccount, { credential, agentFor }: Access): Promise<BlobServiceClient> {
  if (credential === null)
    throw new ScanError('CredentialNotFound', 'The scan names no credential. Choose one with the key of the account.')
  // Most nodes never meet a storage account, and its client takes more memory than the rest of the node.
  const storage = await import('@azure/storage-blob')
  const pipeline = storage.newPipeline(await signerOf(name, { credential, agentFor }), options)
  if (agentFor !== undefined) pipeline.factories.push(agentFactory(agentFor))
  return new storage.BlobServiceClient(blobUrl, pipeline)
}

/** This client takes policies of an older kind than its siblings, and says so nowhere else. */
const agentFactory = (agentFor: AgentFor): RequestPolicyFactory => ({
  create: (next) => ({
    sendRequest: (call) => agentPolicy(agentFor).policy.sendRequest(call, (sent) => next.sendRequest(sent)),
  }),
})

async function signerOf(
  account: string,
  { credential: { kind, properties }, agentFor }: Access<OpenCredential>,
): Promise<StorageSharedKeyCredential | ClientSecretCredential> {
  if (kind === 'AccountKey') {
    const storage = await import('@azure/storage-blob')
    return new storage.StorageSharedKeyCredential(account, required(properties, 'accountKey'))
  }
  if (kind === 'ServicePrincipal') {
    const [tenant, client, secret] = ['tenant', 'servicePrincipalId', 'servicePrincipalKey'].map((name) => required(properties, name))
    const identity = await import('@azure/identity')
    return new identity.ClientSecretCredential(tenant ?? '', client ?? '', secret ?? '', {
      retryOptions: { maxRetries: 2 },
      ...(agentFor === undefined ? {} : { additionalPolicies: [agentPolicy(agentFor)] }),
    })
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
