/**
 * `node bench/scanPostgres.ts [tables]`: a scan of 20,000 tables with 400,000 columns of a PostgreSQL server on this machine, without and
 * with a look at 128 rows of each, against reading all columns from its information_schema at once. With the memory of this process: the
 * most that it took from the system, and what was in use, ten times in the course of a scan, after the garbage was collected.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { systemClassifications } from '../packages/contract/src/index.ts'
import { samplingWith } from '../packages/scanners/src/classifiers/samplingWith.ts'
import { postgreSqlScanner } from '../packages/scanners/src/postgresql/postgreSqlScanner.ts'
import type { Sampling } from '../packages/scanners/src/Scanner.ts'
import { startPostgres, type PostgresServer } from '../packages/scanners/src/testing/startPostgres.ts'
import { hundredths } from './measure.ts'
import { printFigures, type Figure } from './printFigures.ts'

const tables = Number(process.argv[2] ?? 20_000)
const columnsPerTable = 20
const rowsPerTable = 40
const rowsMax = 128
const curvePoints = 10

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Looks at each value, as rules do, at the least cost. */
const countEverything: Sampling = {
  rowsMax,
  classifierFor: (columns) => {
    const counts = columns.map(() => 0)
    return {
      value: (column, value) => {
        if (typeof value === 'string' && value.includes('@')) counts[column] = (counts[column] ?? 0) + 1
      },
      classifications: () => counts.map((matched) => (matched > 0 ? [{ name: 'BENCH.AT', sampled: rowsPerTable, matched }] : [])),
    }
  },
}

const server = await startPostgres()
try {
  await fill(server)
  const scans = [
    await scan('scan', null),
    await scan('scan with rows', countEverything),
    await scan('scan with all rules', samplingWith({ rowsMax, systemRules: systemClassifications, customRules: [] })),
  ]
  // Last, because it keeps all its rows in memory.
  const raw = await rawColumns(server)
  const figures = [...scans, raw].map((figure) => ({ ...figure, ratio: hundredths(figure.seconds / raw.seconds) }))
  printFigures('scanPostgres', { tables, columns: tables * columnsPerTable, rowsPerTable, rowsMax, units: 's and MB' }, figures)
} finally {
  await server.stop()
}

/** Tables as people have them: keys, text, numbers and times; committed now and then, as one transaction has no room for so many locks. */
async function fill({ connect }: PostgresServer): Promise<void> {
  const client = await connect()
  const others = Array.from(
    { length: columnsPerTable - 4 },
    (_, index) => `c${index} ${['text', 'integer', 'numeric(10,2)', 'timestamptz'][index % 4]}`,
  )
  await client.query(
    `DO $$ BEGIN FOR i IN 1..${tables} LOOP
       EXECUTE format('CREATE TABLE t%s (id bigint PRIMARY KEY, email varchar(80) NOT NULL, name text, parent bigint, ${others.join(', ')})', i);
       EXECUTE format('INSERT INTO t%s (id, email, name, c0) SELECT n, n || ''@example.org'', ''Name '' || n, repeat(''x'', 200) FROM generate_series(1, ${rowsPerTable}) n', i);
       IF i % 200 = 0 THEN COMMIT; END IF;
     END LOOP; END $$`,
  )
  await client.query('ANALYZE')
}

async function rawColumns({ connect }: PostgresServer): Promise<Figure & { seconds: number }> {
  const client = await connect()
  const start = performance.now()
  const { rowCount } = await client.query(`SELECT * FROM information_schema.columns WHERE table_schema = 'public'`)
  return { name: 'information_schema.columns', seconds: secondsSince(start), columns: rowCount ?? 0 }
}

async function scan(name: string, sampling: Sampling | null): Promise<Figure & { seconds: number }> {
  const { host, port, superuser: user, password } = server
  const properties = {
    serverEndpoint: host,
    port,
    databaseName: 'postgres',
    credential: { referenceName: 'bench', credentialType: 'BasicAuth' as const },
    connectedVia: { referenceName: 'bench' },
  }
  const seen = { assets: 0, columns: 0, rows: 0 }
  const curve: number[] = []
  let rssMax = 0
  const start = performance.now()
  const cpuStart = process.cpuUsage()
  await postgreSqlScanner.scan(
    {
      scan: { kind: 'AzurePostgreSqlCredential', properties },
      source: { kind: 'AzurePostgreSql', properties: { serverEndpoint: host, port } },
      credential: { kind: 'BasicAuth', properties: { user, password } },
      scope: { covers: () => true, formats: null },
      sampling,
    },
    {
      assets: async (batch) => {
        seen.assets += batch.length
        for (const { columns } of batch) seen.columns += columns.length
        rssMax = Math.max(rssMax, process.memoryUsage.rss())
        if ((seen.assets * curvePoints) / tables < curve.length + 1) return
        collectGarbage()
        curve.push(megabytes(process.memoryUsage().heapUsed))
      },
      exception: ({ target, message }) => process.stdout.write(`${target}: ${message}\n`),
      progress: ({ rowsSampled }) => (seen.rows = rowsSampled),
    },
    new AbortController().signal,
  )
  const seconds = secondsSince(start)
  const { user: userTime, system } = process.cpuUsage(cpuStart)
  const cpuSeconds = hundredths((userTime + system) / 1e6)
  if (seen.assets !== tables || seen.columns !== tables * columnsPerTable)
    throw new Error(`Found ${seen.assets} tables, ${seen.columns} columns`)
  return { name, seconds, cpuSeconds, columns: seen.columns, rows: seen.rows, rssMax: megabytes(rssMax), inUse: curve.join(' ') }
}

function secondsSince(start: number): number {
  return hundredths((performance.now() - start) / 1000)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}
