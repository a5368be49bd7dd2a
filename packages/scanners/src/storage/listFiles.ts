import type { BlobItem, ContainerClient } from '@azure/storage-blob'
import { FileNotReadable } from '../files/FileNotReadable.ts'
import type { FoundFile, OpenFile } from '../files/FoundFile.ts'
import type { StorageAccount } from './StorageAccount.ts'
import { isAboutOneThing, storageError, whyUnreadable, withoutRequest } from './storageError.ts'

const pageSize = 1000
const readTimeoutMs = 60_000

/** The blobs of a container in the order of their names, page by page. Throws what the client throws, and the signal's reason. */
export async function* listFiles(account: StorageAccount, container: ContainerClient, signal: AbortSignal): AsyncGenerator<FoundFile> {
  // In a data lake folders are listed as blobs of nothing; only their metadata says so.
  const pages = container.listBlobsFlat({ abortSignal: signal, includeMetadata: true }).byPage({ maxPageSize: pageSize })
  for await (const page of pages) {
    for (const blob of page.segment.blobItems) if (blob.metadata?.['hdi_isfolder'] !== 'true') yield foundFile(blob, account, container)
  }
}

const foundFile = ({ name, properties }: BlobItem, account: StorageAccount, container: ContainerClient): FoundFile => {
  const size = properties.contentLength ?? 0
  const open = (): Promise<OpenFile> =>
    Promise.resolve({
      size,
      read: (offset, length, signal) =>
        readRange({ account, container, name, etag: properties.etag }, { offset, length: Math.min(length, size - offset) }, signal),
      close: () => Promise.resolve(),
    })
  return { path: name.split('/'), size, modifiedAt: properties.lastModified, revision: properties.etag || null, open }
}

interface Blob {
  account: StorageAccount
  container: ContainerClient
  name: string
  etag: string
}

async function readRange(
  { account, container, name, etag }: Blob,
  { offset, length }: { offset: number; length: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (length <= 0) return new Uint8Array()
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(readTimeoutMs)])
  try {
    return await container
      .getBlobClient(name)
      .downloadToBuffer(offset, length, { abortSignal, concurrency: 1, maxRetryRequestsPerBlock: 2, conditions: { ifMatch: etag } })
  } catch (error) {
    signal.throwIfAborted()
    if (isAboutOneThing(error)) throw new FileNotReadable(whyUnreadable(error), { cause: withoutRequest(error) })
    throw storageError(account, error)
  }
}
