/**
 * `node --expose-gc bench/scanFiles.ts [megabytes]`: a CSV and a Parquet file of a gigabyte each, sampled as a scan does it, and read
 * whole by the parsers that the sample uses, against DuckDB that counts the values of all columns of the same file, and that reads them
 * all for a hash. Memory is the most that the process had more than before, while only that was done.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { decodeText } from '../packages/scanners/src/files/decodeText.ts'
import { fileFormat } from '../packages/scanners/src/files/fileFormat.ts'
import { parquetSchema } from '../packages/scanners/src/files/parquet/parquetSchema.ts'
import { readChunk } from '../packages/scanners/src/files/parquet/readChunk.ts'
import { readFooter } from '../packages/scanners/src/files/parquet/readFooter.ts'
import { delimitedRecords } from '../packages/scanners/src/files/readDelimited.ts'
import { unpackStream } from '../packages/scanners/src/files/unpackStream.ts'
import { openRegularFile } from '../packages/scanners/src/filesystem/openRegularFile.ts'
import { hundredths } from './measure.ts'
import { printFigures, type Figure } from './printFigures.ts'

const megabytes = Number(process.argv[2] ?? 1000)
const sampleRows = 128
const never = new AbortController().signal

/** Rows of some 100 bytes: text that repeats and text that does not, numbers, dates. */
const rows = `SELECT i AS id, 'person' || i || '@example.com' AS email, 'city ' || (i % 5000) AS city, hash(i) AS token,
  i / 7.0 AS amount, DATE '2000-01-01' + (i % 9000)::INTEGER AS day, TIMESTAMP '2020-01-01' + to_seconds(i) AS at, i % 3 = 0 AS active FROM range`
const bytesARow = { csv: 105, parquet: 45 }

const folder = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
try {
  const connection = await (await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })).connect()
  const figures: Figure[] = []
  for (const format of ['csv', 'parquet'] as const) figures.push(...(await figuresOf(format, connection)))
  printFigures('scanFiles', { megabytes, sampleRows }, figures)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function figuresOf(format: 'csv' | 'parquet', connection: DuckDBConnection): Promise<Figure[]> {
  const path = join(folder, `large.${format}`)
  const count = Math.round((megabytes * 1_000_000) / bytesARow[format])
  await connection.run(`COPY (${rows}(${count}) t(i)) TO '${path}'`)
  const { size } = await stat(path)
  const sampled = await measured(() => sample(path))
  const whole = await measured(() => (format === 'csv' ? readWholeCsv(path) : readWholeParquet(path)))
  if (whole.result !== count) throw new Error(`${whole.result} rows were read of ${count}`)
  const counted = await measured(() => connection.run(`SELECT count(COLUMNS(*)) FROM '${path}'`))
  const hashed = await measured(() => connection.run(`SELECT bit_xor(hash(COLUMNS(*))) FROM '${path}'`))
  await rm(path)
  const name = `${format}, ${Math.round(size / 1_000_000)} MB`
  const ratio = ({ cpuSeconds }: Measure) => hundredths(whole.measure.cpuSeconds / Math.max(0.01, cpuSeconds))
  return [
    { name: `${name}: sample`, ...sampled.measure },
    { name: `${name}: whole`, ...whole.measure, cpuToCount: ratio(counted.measure), cpuToHash: ratio(hashed.measure) },
    { name: `${name}: DuckDB count`, ...counted.measure },
    { name: `${name}: DuckDB hash`, ...hashed.measure },
  ]
}

type Measure = { seconds: number; cpuSeconds: number; moreMemoryMb: number }

async function measured<T>(work: () => Promise<T>): Promise<{ result: T; measure: Measure }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
  const start = performance.now()
  const cpuStart = process.cpuUsage()
  const result = await work()
  const seconds = hundredths((performance.now() - start) / 1000)
  const { user, system } = process.cpuUsage(cpuStart)
  clearInterval(watch)
  most = Math.max(most, process.memoryUsage().rss)
  return {
    result,
    measure: { seconds, cpuSeconds: hundredths((user + system) / 1e6), moreMemoryMb: Math.round((most - before) / 1_000_000) },
  }
}

async function sample(path: string): Promise<void> {
  const file = await openRegularFile(path, folder, never)
  const content = await fileFormat(path)?.read({ file, rowsMax: sampleRows, signal: never })
  await file.close()
  if (content?.rows.length !== sampleRows) throw new Error('the sample is not complete')
}

/** Rows behind the header. */
async function readWholeCsv(path: string): Promise<number> {
  const file = await openRegularFile(path, folder, never)
  let count = -1
  for await (const record of delimitedRecords(decodeText(unpackStream(file, null, never)), { delimiter: ',' }))
    if (record.length > 0) count += 1
  await file.close()
  return count
}

/** The values of all columns, a group of rows at a time. */
async function readWholeParquet(path: string): Promise<number> {
  const file = await openRegularFile(path, folder, never)
  const { schema, groups } = await readFooter(file, Infinity, never)
  const { leaves } = parquetSchema(schema)
  let count = 0
  for (const { rowCount, chunks } of groups) {
    for (const [index, leaf] of leaves.entries()) {
      const chunk = chunks[index]
      const values = chunk ? await readChunk({ file, chunk, leaf, rowsMax: rowCount, valueBytesMax: 4096, signal: never }) : []
      if (values.length !== rowCount) throw new Error(`${values.length} values of ${leaf.path.join('.')} were read of ${rowCount}`)
    }
    count += rowCount
  }
  await file.close()
  return count
}
