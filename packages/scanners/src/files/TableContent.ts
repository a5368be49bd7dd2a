import type { RandomAccessFile } from './RandomAccessFile.ts'

export interface FileColumn {
  name: string
  type: string
  nullable: boolean
}

/** What a reader found in a file that holds one table. */
export interface TableContent {
  /** At most one more than `columnsMax`: those beyond are left out. */
  columns: FileColumn[]
  /** How many rows: exact where the file says so or was read to its end, else from its size; null: cannot be said. */
  rowEstimate: number | null
  /** Rows from its beginning, a value for each column. */
  rows: unknown[][]
  /** Why there are no rows, or not of all columns, although the schema could be read. */
  notSampled?: string
  /** Names of columns none of whose values could be read, although those of others were. */
  unread?: ReadonlySet<string>
}

export interface FileReading {
  file: RandomAccessFile
  /** How many rows to bring. */
  rowsMax: number
  signal: AbortSignal
  /** To be waited for before more than `largeBytes` of the file are unpacked. Absent: no other file is read meanwhile. */
  beforeLarge?: () => Promise<void>
}

/** Reads no more of a file than it needs. Throws `FileNotReadable`, the signal's reason, or what reading the file throws. */
export type TableReader = (reading: FileReading) => Promise<TableContent>

/** Characters that the rows of a file may take together: they are held until the schema is known. */
export const rowsLengthMax = 16 * 1024 * 1024

/** What an asset can have: the contract's bounds. */
export const columnsMax = 2000
const nameLengthMax = 512

/** Cuts a text to a number of UTF-16 units, never through the middle of a character outside the basic plane. */
export function clipText(text: string, lengthMax = nameLengthMax): string {
  const whole = text.toWellFormed()
  if (whole.length <= lengthMax) return whole
  const cut = whole.slice(0, lengthMax)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
