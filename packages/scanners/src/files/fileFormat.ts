import type { FileType, ScanScope } from '../Scanner.ts'
import { readParquet } from './parquet/readParquet.ts'
import { readAvro } from './readAvro.ts'
import { readDelimited } from './readDelimited.ts'
import { readJson } from './readJson.ts'
import { readOrc } from './readOrc.ts'
import type { FileReading, TableContent, TableReader } from './TableContent.ts'
import { unpackToMemory, type Packing } from './unpackStream.ts'

/** What a file is by its name. `format` is the name that people and scan rule sets know it by, such as `csv`. */
export interface FileFormat {
  format: string
  packing: Packing | null
  /** Whether the scan says so, and not its name alone. */
  isOwn: boolean
  read: TableReader
}

type FormatReader = (reading: FileReading, packing: Packing | null) => Promise<TableContent>

/** A reader that needs any place of the file: a packed one is unpacked into memory, if it is small. */
const anywhere =
  (read: TableReader): FormatReader =>
  async (reading, packing) =>
    read(packing === null ? reading : { ...reading, file: await unpackToMemory(reading, packing) })

const usualDelimiters: Record<string, string> = { csv: ',', tsv: '\t', psv: '|', ssv: ';' }
const readers: Record<string, FormatReader> = {
  json: readJson,
  jsonl: readJson,
  parquet: anywhere(readParquet),
  avro: anywhere(readAvro),
  orc: anywhere(readOrc),
}
const otherEndings: Record<string, string> = { tab: 'tsv', ndjson: 'jsonl', parq: 'parquet' }
const packings: Record<string, Packing> = { gz: 'gz', gzip: 'gz', zst: 'zst', br: 'br' }

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

function readerOf({ format, delimiter: own, hasHeader }: FileType): FormatReader | undefined {
  const delimiter = own ?? (Object.hasOwn(usualDelimiters, format) ? usualDelimiters[format] : undefined)
  if (delimiter === undefined) return Object.hasOwn(readers, format) ? readers[format] : undefined
  return (reading, packing) => readDelimited(reading, { packing, delimiter, isCertain: own !== undefined, hasHeader })
}

/** What a file is by the end of its name, and by what the scan says of such ends; null for what is not looked into. */
export function fileFormat(name: string, fileTypes?: ReadonlyMap<string, FileType>): FileFormat | null {
  const last = endingOf(name)
  const packing = Object.hasOwn(packings, last) ? (packings[last] ?? null) : null
  const ending = packing === null ? last : endingOf(name.slice(0, -last.length - 1))
  const own = fileTypes?.get(ending)
  const format = own?.format ?? (Object.hasOwn(otherEndings, ending) ? (otherEndings[ending] ?? '') : ending)
  const read = readerOf(own ?? { format })
  return read === undefined ? null : { format, packing, isOwn: own !== undefined, read: (reading) => read(reading, packing) }
}

/** Whether a scan looks into files of a format that it found. */
export const isLookedInto = ({ format, isOwn }: FileFormat, { formats }: Pick<ScanScope, 'formats'>): boolean =>
  isOwn || formats === null || formats.has(format)
