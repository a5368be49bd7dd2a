import type { RandomAccessFile } from './RandomAccessFile.ts'

/** A file that is open; whoever opened it closes it. */
export interface OpenFile extends RandomAccessFile {
  close(): Promise<void>
}

/** A file of a source, as its folder lists it. */
export interface FoundFile {
  /** The names that lead to it from where the scan begins; the last is its own. */
  path: readonly string[]
  size: number
  /** Null: the source does not say. */
  modifiedAt: Date | null
  /** Differs whenever the content does, as far as the source tells; null when it does not tell enough. */
  revision: string | null
  /** Throws `FileNotReadable`, or `ScanError` when all of the source cannot be read any more. */
  open(signal: AbortSignal): Promise<OpenFile>
}

/** How files are named: what stands before the path of each. */
export interface FileNaming {
  /** Of qualified names, such as `https://account.blob.core.windows.net/`: it ends with a slash, and is percent-encoded where it must. */
  qualifiedPrefix: string
  /** As people write the folder where the scan begins, without a slash at its end. */
  folder: string
}
