import type { RestError } from '@azure/storage-blob'
import { ScanError } from '../ScanError.ts'
import type { StorageAccount } from './StorageAccount.ts'

/** What the service answered: its status, and its own code, such as `AuthorizationFailure`. Never its message, which repeats what was signed. */
interface Answer {
  status: number
  code: string
}

/** By its name, as the client itself does: its class would load the client. */
const isRestError = (error: unknown): error is RestError => error instanceof Error && error.name === 'RestError'

const answerOf = (error: unknown): Answer =>
  isRestError(error)
    ? { status: error.statusCode ?? 0, code: error.code ?? '' }
    : { status: 0, code: error instanceof Error ? error.name : '' }

const checkNetwork = 'Check the endpoint of the data source, the name servers of the node, and what firewalls in between allow.'

/** Whether only this one thing is to blame, and the others can still be read. */
export const isAboutOneThing = (error: unknown): boolean => [403, 404, 409, 412, 416].includes(answerOf(error).status)

/** Why one blob or container cannot be read, as the middle of a sentence. */
export function whyUnreadable(error: unknown): string {
  const { status, code } = answerOf(error)
  if (code === 'BlobArchived') return 'it is in the archive tier, where nothing can be read'
  if (status === 403) return `the credential may not read it (${code || status})`
  if (status === 404) return 'it was gone when it was to be read'
  if (status === 412 || status === 416) return 'it changed while it was read'
  return `the service says ${code || status}`
}

/** Turns what the client of Azure threw into what the person who runs the scan can act on. No part of a key is in it. */
export function storageError(account: StorageAccount, error: unknown): ScanError {
  const { status, code } = answerOf(error)
  const at = `The storage account at ${account.address}`
  const failure = (kind: ScanError['code'], message: string) => new ScanError(kind, message, { cause: withoutRequest(error) })
  if (status === 401 || code === 'AuthenticationFailed' || /^Authentication(Required)?Error$|^CredentialUnavailable/.test(code))
    return failure(
      'SourceCredentialRefused',
      `${at} refused the credential. Check the key or the service principal of the credential that the scan names.`,
    )
  if (status === 403)
    return failure(
      'SourcePermissionDenied',
      `${at} does not let the credential list or read its blobs (${code || status}). Give it the role Storage Blob Data Reader, and let the network of the node in.`,
    )
  if (status === 404 || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return failure('SourceUnreachable', `${at} does not exist, or its name is not known here. ${checkNetwork}`)
  if (status === 408 || status === 429 || status >= 500 || /TimeoutError|ETIMEDOUT|AbortError/.test(code))
    return failure('SourceTimeout', `${at} did not answer in time (${code || status}). Run the scan again when it is less busy.`)
  if (status === 0 && (isRestError(error) || code === 'TypeError'))
    return failure('SourceUnreachable', `The node cannot reach the storage account at ${account.address} (${code}). ${checkNetwork}`)
  return failure('ScanFailed', `${at} answered with an error (${code || status}). Look into its log for the details.`)
}

/** The error of the client carries the request with its signature: what goes on from here must not. */
export function withoutRequest(error: unknown): Error {
  const { status, code } = answerOf(error)
  return new Error(`${error instanceof Error ? error.name : 'error'} ${code} ${status}`)
}
