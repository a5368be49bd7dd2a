import { fileFormat } from '../fileFormat.ts'
import { memoryFile } from '../RandomAccessFile.ts'
import type { LabelledTable } from './labelledTables.ts'

export interface MeasuredHeaders {
  withHeader: number
  withoutHeader: number
  /** Headers that were taken for values: the columns have numbers for names. */
  missed: string[]
  /** Rows of values that were taken for a header: they would leave the node. */
  leaked: string[]
}

/** What the reader of delimited text takes the first lines of labelled tables for. */
export async function measureHeaders(tables: readonly LabelledTable[]): Promise<MeasuredHeaders> {
  const missed: string[] = []
  const leaked: string[] = []
  for (const { about, content, hasHeader } of tables) {
    const file = memoryFile(Buffer.from(content))
    const table = await fileFormat('a.csv')?.read({ file, rowsMax: 128, signal: new AbortController().signal })
    const isNumbered = table?.columns.every(({ name }, index) => name === `column${index + 1}`) ?? true
    if (hasHeader && isNumbered) missed.push(about)
    if (!hasHeader && !isNumbered) leaked.push(about)
  }
  const withHeader = tables.filter(({ hasHeader }) => hasHeader).length
  return { withHeader, withoutHeader: tables.length - withHeader, missed, leaked }
}
