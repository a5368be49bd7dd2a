import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decodeText } from './decodeText.ts'
import { delimiterOf } from './delimiterOf.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { commonType, textType } from './inferType.ts'
import { isHeader } from './isHeader.ts'
import { largeBytes } from './LargeFileTurns.ts'
import { clipText, columnsMax, rowsLengthMax, type FileColumn, type FileReading, type TableContent } from './TableContent.ts'
import { uniqueNames } from './uniqueNames.ts'
import { unpackStream, type Packing } from './unpackStream.ts'

/** A single record may not take more, in characters: a quote that is never closed would otherwise make one of the whole file. */
const recordLengthMax = 1024 * 1024
const delimiterLookedAt = 64 * 1024
/** Rows that types are inferred from when fewer are sampled. */
const rowsForTypes = 128

/** Sixteen records or chunks ahead, as is usual, can be sixteen megabytes. */
const oneAhead = { highWaterMark: 1, readableHighWaterMark: 1 }

export interface Delimited {
  packing: Packing | null
  /** What usually parts the fields of files with this ending. */
  delimiter: string
  /** Whether it does for certain: else it is found out. */
  isCertain?: boolean | undefined
  /** Whether the first record is the header for certain: else that must show. */
  hasHeader?: boolean | undefined
}

/** Reads the beginning of delimited text (RFC 4180, and what is written in its name): types are inferred from the rows that are read. */
export async function readDelimited(
  { file, rowsMax, signal, beforeLarge }: FileReading,
  { packing, delimiter, isCertain, hasHeader: isHeaderCertain = false }: Delimited,
): Promise<TableContent> {
  const records: string[][] = []
  const recordsMax = Math.max(rowsMax, rowsForTypes) + 1
  let bytes = 0
  let length = 0
  let isWhole = true
  for await (const record of delimitedRecords(decodeText(unpackStream(file, packing, signal)), { delimiter, isCertain })) {
    if (records.length === recordsMax || length > rowsLengthMax) {
      isWhole = false
      break
    }
    // Fields beyond take memory for nothing; one of them says that there are more.
    records.push(record.slice(0, columnsMax + 1))
    bytes += bytesOf(record)
    length += lengthOf(record)
    if (length > largeBytes) await beforeLarge?.()
  }
  const [first] = records
  if (first === undefined) throw new FileNotReadable('it is empty')
  const hasHeader = isHeaderCertain || isHeader(records)
  const rows = hasHeader ? records.slice(1) : records
  const columns = columnsOf(hasHeader ? first : [], rows, isWhole)
  const estimate = packing === null ? Math.round((file.size / Math.max(1, bytes)) * records.length) - (hasHeader ? 1 : 0) : null
  return {
    columns,
    rowEstimate: isWhole ? rows.length : estimate,
    rows: rows.slice(0, rowsMax).map((row) => columns.map((_, index) => row[index] || null)),
  }
}

/** The records of delimited text. Throws `FileNotReadable`, and what `text` throws. */
export async function* delimitedRecords(
  text: AsyncIterator<string> & AsyncIterable<string>,
  { delimiter, isCertain = false }: { delimiter: string; isCertain?: boolean | undefined },
): AsyncGenerator<string[]> {
  const head = await text.next()
  if (head.done) return
  const parser = parse({
    delimiter: isCertain ? delimiter : delimiterOf(head.value.slice(0, delimiterLookedAt), delimiter),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordLengthMax,
    ...oneAhead,
  })
  // Its error reaches whoever reads the parser: there is nothing left to do here.
  pipeline(Readable.from(following(head.value, text), oneAhead), parser, () => undefined)
  try {
    yield* parser as AsyncIterable<string[]>
  } catch (cause) {
    if (cause instanceof CsvError) throw new FileNotReadable(`it is not delimited text (${cause.code})`, { cause })
    throw cause
  }
}

/** What a record takes in the file, but for its quotes: enough for an estimate. */
const bytesOf = (record: string[]): number => record.reduce((bytes, field) => bytes + Buffer.byteLength(field) + 1, 0)

const lengthOf = (record: string[]): number => record.reduce((length, field) => length + field.length + 1, 0)

async function* following(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

/** A column can be empty unless all rows of the file were seen and it never was. One more than an asset may have says that there are more. */
function columnsOf(header: string[], rows: string[][], isWhole: boolean): FileColumn[] {
  const width = Math.min(columnsMax + 1, Math.max(header.length, ...rows.map(({ length }) => length)))
  const names = uniqueNames(Array.from({ length: width }, (_, index) => clipText(header[index]?.trim() || `column${index + 1}`)))
  return names.map((name, index) => {
    const values = rows.flatMap((row) => row[index] || [])
    return { name, type: commonType(values.map(textType)), nullable: !isWhole || values.length < rows.length }
  })
}
