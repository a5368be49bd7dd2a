import { FileNotReadable } from '../FileNotReadable.ts'
import { flattenSchema } from '../flattenSchema.ts'
import type { FileReading, TableContent } from '../TableContent.ts'
import { parquetSchema } from './parquetSchema.ts'
import { plainText } from './plainText.ts'
import { readChunk } from './readChunk.ts'
import { readFooter } from './readFooter.ts'

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
  for (const [index, { path }] of rowsMax === 0 ? [] : columns.entries()) {
    signal.throwIfAborted()
    const leaf = leafByField.get(keyOf(path))
    const chunk = leaf && chunks.get(keyOf(leaf.path))
    if (leaf === undefined || chunk === undefined) continue
    try {
      const values = await readChunk({ ...reading, chunk, leaf })
      for (const [row, value] of values.entries()) (rows[row] ??= columns.map(() => null))[index] = plainText(value, leaf.element)
    } catch (error) {
      // The others may be well.
      if (!(error instanceof FileNotReadable)) throw error
      problems.add(error.message)
    }
  }
  return { ...content, rows, ...(problems.size > 0 ? { notSampled: [...problems].slice(0, 3).join('; ') } : {}) }
}

const keyOf = (path: string[]): string => JSON.stringify(path)
