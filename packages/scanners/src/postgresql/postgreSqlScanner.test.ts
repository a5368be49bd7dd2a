import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { assetsPerCallMax } from '@mooring/contract'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ScanError } from '../ScanError.ts'
import type { JobOf } from '../Scanner.ts'
import { aSink, collectScan, wholeSource } from '../testing/collectScan.ts'
import { startPostgres, type PostgresServer } from '../testing/startPostgres.ts'
import { postgreSqlScanner } from './postgreSqlScanner.ts'

let server: PostgresServer
const never = new AbortController().signal

beforeAll(async () => {
  server = await startPostgres({ hba: ['host locked_out all all reject'] })
  const admin = await server.connect()
  await admin.query(`CREATE USER reader PASSWORD 'r3ader''s secret'`)
}, 120_000)

afterAll(() => server.stop())

async function aDatabase(name: string, sql = ''): Promise<Client> {
  const admin = await server.connect()
  await admin.query(`CREATE DATABASE "${name}"`)
  const client = await server.connect(name)
  await client.query(sql)
  return client
}

type Job = JobOf<'AzurePostgreSqlCredential', 'AzurePostgreSql'>

function aJob(databaseName: string, change: Partial<Job['scan']['properties']> = {}): Job {
  const properties = {
    serverEndpoint: server.host,
    port: server.port,
    databaseName,
    credential: { referenceName: 'c1', credentialType: 'BasicAuth' as const },
    connectedVia: { referenceName: 'rt1' },
    ...change,
  }
  const { serverEndpoint, port } = properties
  return {
    scan: { kind: 'AzurePostgreSqlCredential', properties },
    source: { kind: 'AzurePostgreSql', properties: { serverEndpoint, port } },
    credential: { kind: 'BasicAuth', properties: { user: 'reader', password: `r3ader's secret` } },
    ...wholeSource,
  }
}

const aJobAs = (properties: Record<string, string>): Job => ({ ...aJob('postgres'), credential: { kind: 'BasicAuth', properties } })

async function scanned(job: Job) {
  const collected = await collectScan(postgreSqlScanner, job)
  return { ...collected, byName: Object.fromEntries(collected.assets.map((asset) => [`${asset.schemaName}.${asset.name}`, asset])) }
}

async function failureOf(job: Job): Promise<ScanError> {
  const error: unknown = await scanned(job).catch((thrown: unknown) => thrown)
  if (!(error instanceof ScanError)) throw new Error('the scan did not fail as a scan does', { cause: error })
  expect(error.message).not.toContain('secret')
  return error
}

describe('what a scan finds', () => {
  const oddName = `o"d'd\n/table 🚢`
  let found: Awaited<ReturnType<typeof scanned>>

  beforeAll(async () => {
    const client = await aDatabase(
      'Rich/Fixture',
      `CREATE SCHEMA sales; CREATE SCHEMA hidden;
       CREATE DOMAIN sales.code AS text NOT NULL;
       CREATE TYPE sales.state AS ENUM ('new', 'done');
       CREATE TABLE sales.customers (id bigint PRIMARY KEY, email character varying(40) NOT NULL UNIQUE, dropped int, code sales.code, state sales.state, tags text[]);
       ALTER TABLE sales.customers DROP COLUMN dropped;
       COMMENT ON TABLE sales.customers IS 'Who buys';
       COMMENT ON COLUMN sales.customers.email IS 'Where to write to';
       CREATE TABLE sales.orders (customer bigint, number int, at timestamptz(3), PRIMARY KEY (customer, number),
         CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES sales.customers (id));
       CREATE TABLE sales.lines (a int, b bigint, CONSTRAINT lines_order FOREIGN KEY (b, a) REFERENCES sales.orders (customer, number));
       INSERT INTO sales.customers SELECT n, n || '@x', '', 'new' FROM generate_series(1, 1000) n;
       CREATE VIEW sales.recent AS SELECT id, email FROM sales.customers;
       CREATE MATERIALIZED VIEW sales.counted AS SELECT count(*) AS n FROM sales.customers;
       CREATE TABLE sales.events (at date NOT NULL, n int, PRIMARY KEY (at)) PARTITION BY RANGE (at);
       CREATE TABLE sales.events_1 PARTITION OF sales.events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
       CREATE TABLE sales.events_2 PARTITION OF sales.events FOR VALUES FROM ('2021-01-01') TO ('2023-01-01') PARTITION BY RANGE (at);
       CREATE TABLE sales.events_2a PARTITION OF sales.events_2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
       CREATE TABLE sales.notes (event date REFERENCES sales.events (at));
       INSERT INTO sales.events SELECT DATE '2020-01-01' + n, n FROM generate_series(0, 699) n;
       CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere;
       CREATE FOREIGN TABLE sales.remote (id int) SERVER elsewhere;
       CREATE TABLE hidden.things (id int); REVOKE ALL ON SCHEMA hidden FROM PUBLIC;
       CREATE TABLE hidden."o""d'd\n/table 🚢" ("c""o\nl 🚢" int);
       CREATE TABLE hidden.described (id int);
       CREATE TEMPORARY TABLE scratch (id int);
       CREATE TABLE public.no_columns ();`,
    )
    // One character beyond the basic plane more than the contract takes.
    await client.query(`COMMENT ON TABLE hidden.described IS '${'x'.repeat(8191)}🚢 and more'`)
    await client.query('ANALYZE sales.customers, sales.events, sales.counted')
    found = await scanned(aJob('Rich/Fixture'))
  })

  test('every table and view of every schema, permitted or not, but nothing of the system, no partition and nothing temporary', () => {
    expect(Object.fromEntries(found.assets.map((asset) => [`${asset.schemaName}.${asset.name}`, asset.kind]))).toEqual({
      'sales.customers': 'table',
      'sales.orders': 'table',
      'sales.lines': 'table',
      'sales.recent': 'view',
      'sales.counted': 'materializedView',
      'sales.events': 'partitionedTable',
      'sales.notes': 'table',
      'sales.remote': 'foreignTable',
      'hidden.things': 'table',
      'hidden.described': 'table',
      [`hidden.${oddName}`]: 'table',
      'public.no_columns': 'table',
    })
    expect(found.assets).toHaveLength(12)
    expect(found.exceptions).toEqual([])
  })

  test('columns with their types as the source spells them, whether they may be null, and comments', () => {
    const { comment, columns } = found.byName['sales.customers']!
    expect(comment).toBe('Who buys')
    expect(columns).toEqual([
      { name: 'id', type: 'bigint', nullable: false, position: 1 },
      { name: 'email', type: 'character varying(40)', nullable: false, position: 2, comment: 'Where to write to' },
      { name: 'code', type: 'sales.code', nullable: false, position: 4 },
      { name: 'state', type: 'sales.state', nullable: true, position: 5 },
      { name: 'tags', type: 'text[]', nullable: true, position: 6 },
    ])
    expect(found.byName['sales.orders']!.columns[2]!.type).toBe('timestamp(3) with time zone')
    expect(found.byName['sales.recent']!.columns.map(({ name }) => name)).toEqual(['id', 'email'])
    expect(found.byName['public.no_columns']!.columns).toEqual([])
  })

  test('keys with their columns in the order of the key, and where foreign keys point', () => {
    const at = `postgresql://127.0.0.1:${server.port}/Rich%2FFixture/sales`
    expect(found.byName['sales.customers']!.keys).toEqual([
      { name: 'customers_pkey', kind: 'primary', columns: ['id'] },
      { name: 'customers_email_key', kind: 'unique', columns: ['email'] },
    ])
    expect(found.byName['sales.orders']!.keys[0]!.columns).toEqual(['customer', 'number'])
    expect(found.byName['sales.lines']!.keys).toEqual([
      {
        name: 'lines_order',
        kind: 'foreign',
        columns: ['b', 'a'],
        references: { qualifiedName: `${at}/orders`, columns: ['customer', 'number'] },
      },
    ])
    expect(found.byName['sales.notes']!.keys.map(({ references }) => references?.qualifiedName)).toEqual([`${at}/events`])
  })

  test('row estimates and sizes where the source knows them, of a partitioned table those of all its partitions', () => {
    expect(found.byName['sales.customers']).toMatchObject({ rowEstimate: 1000 })
    expect(found.byName['sales.customers']!.sizeBytes).toBeGreaterThan(8192)
    expect(found.byName['sales.events']).toMatchObject({ rowEstimate: 700 })
    expect(found.byName['sales.events']!.sizeBytes).toBeGreaterThan(4 * 8192)
    expect(found.byName['sales.counted']).toMatchObject({ rowEstimate: 1 })
    expect(found.byName['hidden.things']).toMatchObject({ sizeBytes: 0 })
    expect(found.byName['hidden.things']).not.toHaveProperty('rowEstimate')
    expect(found.byName['sales.recent']).not.toHaveProperty('sizeBytes')
    expect(found.byName['sales.remote']).not.toHaveProperty('sizeBytes')
  })

  test('names with quotes, line breaks, slashes and emoji, unharmed', () => {
    const asset = found.byName[`hidden.${oddName}`]!
    expect(asset.columns.map(({ name }) => name)).toEqual(['c"o\nl 🚢'])
    expect(asset.qualifiedName.startsWith(`postgresql://127.0.0.1:${server.port}/Rich%2FFixture/hidden/o%22d'd%0A%2Ftable%20`)).toBe(true)
    expect(asset.qualifiedName.split('/').slice(3).map(decodeURIComponent)).toEqual(['Rich/Fixture', 'hidden', oddName])
  })

  test('comments cut to what the contract takes, never within a character', () => {
    expect(found.byName['hidden.described']!.comment).toBe('x'.repeat(8191))
  })
})

describe('how a scan behaves', () => {
  test('two thousand tables arrive in batches that a call can carry, each once', async () => {
    await aDatabase(
      'many',
      `DO $$ BEGIN FOR i IN 1..2000 LOOP
         EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text, b int)', i);
         IF i % 500 = 0 THEN COMMIT; END IF;
       END LOOP; END $$`,
    )
    const { batches, assets } = await scanned(aJob('many'))
    expect(assets).toHaveLength(2000)
    expect(new Set(assets.map(({ name }) => name)).size).toBe(2000)
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(assetsPerCallMax)
    expect(assets.every(({ columns, keys }) => columns.length === 3 && keys.length === 1)).toBe(true)
  }, 60_000)

  test('a batch of very wide tables is smaller', async () => {
    await aDatabase(
      'wide',
      `DO $$ BEGIN FOR i IN 1..9 LOOP
         EXECUTE format('CREATE TABLE t%s (%s)', i, (SELECT string_agg('c' || n || ' int', ',') FROM generate_series(1, 1600) n));
       END LOOP; END $$`,
    )
    const { batches } = await scanned(aJob('wide'))
    expect(batches.map((batch) => batch.length)).toEqual([6, 3])
    expect(batches.flat().every(({ columns }) => columns.length === 1600)).toBe(true)
  })

  test('the next batch is not read before the sink has taken this one', async () => {
    let taken = 0
    let inside = 0
    const sink = aSink({
      assets: async (batch) => {
        inside += 1
        expect(inside).toBe(1)
        await new Promise(setImmediate)
        inside -= 1
        taken += batch.length
      },
    })
    await postgreSqlScanner.scan(aJob('many'), sink, never)
    expect(taken).toBe(2000)
  })

  test('a table that somebody holds locked has no size and delays nothing', async () => {
    const client = await aDatabase('locked', 'CREATE TABLE busy (id int PRIMARY KEY); CREATE TABLE idle (id int)')
    await client.query('BEGIN; LOCK TABLE busy IN ACCESS EXCLUSIVE MODE')
    const { byName, exceptions } = await scanned(aJob('locked'))
    expect(byName['public.busy']).not.toHaveProperty('sizeBytes')
    expect(byName['public.idle']).toHaveProperty('sizeBytes')
    expect(exceptions).toMatchObject([{ reason: 'SizeNotReadWhileLocked', target: expect.stringMatching(/^public\./) }])
  })

  test('what the sink throws ends the scan and is thrown on, and the session is gone', async () => {
    const refusal = new Error('the console said no')
    const sink = aSink({ assets: () => Promise.reject(refusal) })
    await expect(postgreSqlScanner.scan(aJob('many'), sink, never)).rejects.toBe(refusal)
    const admin = await server.connect()
    await expect.poll(() => sessionsIn(admin, 'many')).toBe(0)
  })

  test('a user with a hostile search_path does not change what the scan calls', async () => {
    const client = await aDatabase(
      'hijack',
      `CREATE SCHEMA evil; GRANT USAGE ON SCHEMA evil TO PUBLIC; CREATE TABLE t (id int);
       CREATE FUNCTION evil.format_type(oid, integer) RETURNS text LANGUAGE sql AS 'SELECT ''hijacked''';
       ALTER DATABASE hijack SET search_path = evil, pg_catalog`,
    )
    await client.query('SELECT 1')
    const { byName } = await scanned(aJob('hijack'))
    expect(byName['public.t']!.columns[0]!.type).toBe('integer')
  })
})

const sessionsIn = async (client: Client, database: string): Promise<number> =>
  (await client.query(`SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND application_name = 'mooring'`, [database])).rowCount ?? 0

describe('aborting a scan', () => {
  const stop = new Error('the run was canceled')

  test('ends it while the server waits for a lock that nobody lets go of, and leaves no session behind', async () => {
    const client = await aDatabase('stuck', 'CREATE TABLE t (id int)')
    await client.query('BEGIN; LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE')
    const admin = await server.connect()
    const controller = new AbortController()
    const scan = postgreSqlScanner.scan(aJob('stuck'), aSink({}), controller.signal)
    const outcome = scan.catch((reason: unknown) => reason)
    const isWaiting = async () =>
      (
        await admin.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = 'stuck' AND application_name = 'mooring' AND wait_event_type = 'Lock'`,
        )
      ).rowCount
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(1)
    controller.abort(stop)
    expect(await outcome).toBe(stop)
    // Nobody let go of the lock, and by itself the server would wait for it three times as long.
    await expect.poll(() => sessionsIn(admin, 'stuck'), { timeout: 20_000 }).toBe(0)
    await client.query('COMMIT')
  })

  test('between two batches, ends it with the reason', async () => {
    const controller = new AbortController()
    const batches: number[] = []
    const sink = aSink({
      assets: async (batch) => {
        batches.push(batch.length)
        controller.abort(stop)
      },
    })
    await expect(postgreSqlScanner.scan(aJob('many'), sink, controller.signal)).rejects.toBe(stop)
    expect(batches.length).toBe(1)
  })

  test('while it connects to something that never answers, ends it', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const controller = new AbortController()
    silent.once('connection', () => controller.abort(stop))
    const { port } = silent.address() as AddressInfo
    await expect(postgreSqlScanner.scan(aJob('x', { port }), aSink({}), controller.signal)).rejects.toBe(stop)
    silent.close()
  })

  test('before it begins, opens no connection', async () => {
    await expect(postgreSqlScanner.scan(aJob('x'), aSink({}), AbortSignal.abort(stop))).rejects.toBe(stop)
  })
})

describe('what goes wrong is said with the address and what to do', () => {
  const at = () => `127.0.0.1:${server.port}`

  test('a wrong password', async () => {
    const error = await failureOf(aJobAs({ user: 'reader', password: 'not the secret' }))
    expect(error).toMatchObject({ code: 'SourceCredentialRefused' })
    expect(error.message).toBe(
      `The PostgreSQL server at ${at()} refused the password of the user "reader". Check the credential that the scan names.`,
    )
  })

  test('a user that does not exist', async () => {
    expect(await failureOf(aJobAs({ user: 'nobody', password: 'any' }))).toMatchObject({ code: 'SourceCredentialRefused' })
  })

  test('a database that pg_hba.conf keeps closed', async () => {
    const error = await failureOf(aJob('locked_out'))
    expect(error.code).toBe('SourceCredentialRefused')
    expect(error.message).toContain('pg_hba.conf')
  })

  test('a wrong database', async () => {
    const error = await failureOf(aJob('absent'))
    expect(error.code).toBe('SourceDatabaseNotFound')
    expect(error.message).toContain(`${at()} has no database named "absent"`)
  })

  test('a database that the user may not connect to', async () => {
    await aDatabase('private', 'REVOKE CONNECT ON DATABASE private FROM PUBLIC')
    expect(await failureOf(aJob('private'))).toMatchObject({ code: 'SourcePermissionDenied' })
  })

  test('a port where nothing listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    const error = await failureOf(aJob('x', { port }))
    expect(error.code).toBe('SourceUnreachable')
    expect(error.message).toContain(`127.0.0.1:${port}: nothing listens there. Check the port`)
  })

  test('a host name that nobody knows', async () => {
    const error = await failureOf(aJob('x', { serverEndpoint: 'no-such-host.invalid' }))
    expect(error.code).toBe('SourceUnreachable')
    expect(error.message).toContain(`no-such-host.invalid:${server.port}: the name is not known here`)
  })

  test('something that is not PostgreSQL', async () => {
    const other = createServer((socket) => socket.on('error', () => socket.destroy()).end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    )
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await failureOf(aJob('x', { port }))).toMatchObject({ code: 'SourceUnreachable' })
    other.close()
  })

  test('a session that the administrator of the source ended', async () => {
    const admin = await server.connect()
    const sink = aSink({
      assets: async () => {
        await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'many' AND application_name = 'mooring'`)
      },
    })
    const error: unknown = await postgreSqlScanner.scan(aJob('many'), sink, never).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ScanError', code: 'SourceUnreachable' })
  })

  test('an SSL mode that requires what the server does not offer', async () => {
    const error = await failureOf(aJob('many', { sslMode: 3 }))
    expect(error).toMatchObject({ code: 'SourceUnreachable' })
    expect(error.message).toContain('it does not offer encryption')
  })
})
