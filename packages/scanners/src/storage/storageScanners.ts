import type { BlobServiceClient, ContainerClient } from '@azure/storage-blob'
import { deliverFiles } from '../files/deliverFiles.ts'
import type { FoundFile } from '../files/FoundFile.ts'
import { ScanError } from '../ScanError.ts'
import type { JobOf, Scanner, ScanSink } from '../Scanner.ts'
import { connectToStorage } from './connectToStorage.ts'
import { listFiles } from './listFiles.ts'
import { namingOfContainer, storageAccount, type StorageAccount } from './StorageAccount.ts'
import { isAboutOneThing, storageError, whyUnreadable } from './storageError.ts'

type StorageJob = JobOf<'AzureStorageCredential', 'AzureStorage'> | JobOf<'AdlsGen2Credential', 'AdlsGen2'>

/** Scans the blobs of an Azure Storage account. */
export const azureStorageScanner: Scanner<JobOf<'AzureStorageCredential', 'AzureStorage'>> = {
  kind: 'AzureStorageCredential',
  scan: scanStorage,
}

/** Scans the files of a data lake, through the blobs that they are. */
export const adlsGen2Scanner: Scanner<JobOf<'AdlsGen2Credential', 'AdlsGen2'>> = { kind: 'AdlsGen2Credential', scan: scanStorage }

/** Lists, and reads ranges: the node calls nothing else, so that the role of a reader is enough. */
async function scanStorage(job: StorageJob, sink: ScanSink, signal: AbortSignal): Promise<void> {
  const { endpoint } = job.source.properties
  const account = storageAccount(endpoint)
  if (account === null)
    throw new ScanError(
      'SourceUnreachable',
      `The endpoint ${endpoint} is not that of a storage account, such as https://account.blob.core.windows.net/. Correct it.`,
    )
  const service = await connectToStorage(account, { credential: job.credential, agentFor: job.agentFor })
  const seen = { objectsSeen: 0, rowsSampled: 0 }
  try {
    for await (const name of containersOf(service, account, signal)) {
      const container = service.getContainerClient(name)
      const files = readable({ account, container, sink }, signal)
      await deliverFiles({ files, naming: namingOfContainer(account, name), job, sink, seen }, signal)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

async function* containersOf(service: BlobServiceClient, account: StorageAccount, signal: AbortSignal): AsyncGenerator<string> {
  const containers = service.listContainers({ abortSignal: signal })
  for (;;) {
    const next = await answered(containers.next(), account, signal)
    if (next.done) return
    yield next.value.name
  }
}

/** What the service answers, its errors as a scanner throws them. */
async function answered<T>(answer: Promise<T>, account: StorageAccount, signal: AbortSignal): Promise<T> {
  try {
    return await answer
  } catch (error) {
    signal.throwIfAborted()
    throw storageError(account, error)
  }
}

interface ContainerReading {
  account: StorageAccount
  container: ContainerClient
  sink: ScanSink
}

/** The files of a container; one that may not be listed, or is gone, is named. */
async function* readable({ account, container, sink }: ContainerReading, signal: AbortSignal): AsyncGenerator<FoundFile> {
  const files = listFiles(account, container, signal)
  for (;;) {
    const next = await nextOrError(files)
    if ('error' in next) {
      signal.throwIfAborted()
      if (!isAboutOneThing(next.error)) throw storageError(account, next.error)
      return sink.exception({
        reason: 'ContainerNotReadable',
        target: container.containerName,
        message: `It could not be listed: ${whyUnreadable(next.error)}.`,
      })
    }
    if (next.done) return
    yield next.value
  }
}

async function nextOrError(files: AsyncGenerator<FoundFile>): Promise<IteratorResult<FoundFile> | { error: unknown }> {
  try {
    return await files.next()
  } catch (error) {
    return { error }
  }
}
