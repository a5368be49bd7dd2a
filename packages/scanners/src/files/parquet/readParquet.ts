import { FileNotReadable } from '../FileNotReadable.ts'
import { flattenSchema } from '../flattenSchema.ts'
import { largeBytes } from '../LargeFileTurns.ts'
import { rowsLengthMax, type FileReading, type TableContent } from '../TableContent.ts'
import { parquetSchema } from './parquetSchema.ts'
import { plainText } from './plainText.ts'
import { readChunk } from './readChunk.ts'
import { readFooter } from './readFooter.ts'
import type { RawValue } from './readValues.ts'

/** Of a value no more is looked at: four bytes for each of the characters that count. */
const valueBytesMax = 4096
/** However many columns share in what all rows may take. */
const valueBytesMin = 32

/**
 * Reads the footer of Parquet, and of its first row group the first pages of each column.
 *
 * The reader is our own, for a sample is all that is asked for, of files that nobody vouches for: a run length, a dictionary or a
 * list is never believed beyond the rows that are wanted, so that one wrong byte cannot fill the memory of the node.
 */
export async function readParquet(reading: FileReading): Promise<TableContent> {
  const { file, rowsMax, signal } = reading
  const footer = await readFooter(file, 1, signal)
  const { fields, leaves } = parquetSchema(footer.schema)
  const columns = flattenSchema(fields)
  const content = {
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    rowEstimate: footer.rowCount >= 0 && Number.isSafeInteger(footer.rowCount) ? footer.rowCount : null,
  }
  const chunks = new Map(footer.groups[0]?.chunks.map((chunk) => [keyOf(chunk.path), chunk]))
  const leafByField = new Map(leaves.map((leaf) => [keyOf(leaf.fieldPath), leaf]))
  const rows: unknown[][] = []
  const problems = new Set<string>()
  const unread = new Set<string>()
  let bytesLeft = rowsLengthMax
  for (const [index, { path, name }] of rowsMax === 0 ? [] : columns.entries()) {
    signal.throwIfAborted()
    const leaf = leafByField.get(keyOf(path))
    const chunk = leaf && chunks.get(keyOf(leaf.path))
    if (leaf === undefined || chunk === undefined) continue
    try {
      const share = Math.floor(bytesLeft / ((columns.length - index) * rowsMax))
      const values = await readChunk({ ...reading, chunk, leaf, valueBytesMax: Math.max(valueBytesMin, Math.min(valueBytesMax, share)) })
      bytesLeft -= bytesOf(values)
      if (rowsLengthMax - bytesLeft > largeBytes) await reading.beforeLarge?.()
      for (const [row, value] of values.entries()) (rows[row] ??= columns.map(() => null))[index] = plainText(value, leaf.element)
    } catch (error) {
      // The others may be well.
      if (!(error instanceof FileNotReadable)) throw error
      problems.add(error.message)
      unread.add(name)
    }
  }
  return { ...content, rows, ...(problems.size > 0 ? { notSampled: [...problems].slice(0, 3).join('; '), unread } : {}) }
}

const bytesOf = (values: readonly (RawValue | null)[]): number =>
  values.reduce<number>((bytes, value) => bytes + (value instanceof Uint8Array ? value.length : 0), 0)

const keyOf = (path: string[]): string => JSON.stringify(path)
