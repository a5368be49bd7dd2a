import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOf } from '../Scanner.ts'
import { aSink, collectScan, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { startPostgres, type PostgresServer } from '../testing/startPostgres.ts'
import { postgreSqlScanner } from './postgreSqlScanner.ts'

let server: PostgresServer
const never = new AbortController().signal

beforeAll(async () => {
  server = await startPostgres()
  const admin = await server.connect()
  await admin.query(`CREATE USER reader PASSWORD 'secret'`)
}, 120_000)

afterAll(() => server.stop())

async function aDatabase(name: string, sql: string): Promise<Client> {
  const admin = await server.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const client = await server.connect(name)
  await client.query(sql)
  return client
}

type Job = JobOf<'AzurePostgreSqlCredential', 'AzurePostgreSql'>

function aJob(databaseName: string, change: Partial<Job> = {}): Job {
  const place = { serverEndpoint: server.host, port: server.port }
  return {
    scan: {
      kind: 'AzurePostgreSqlCredential',
      properties: {
        ...place,
        databaseName,
        credential: { referenceName: 'c1', credentialType: 'BasicAuth' },
        connectedVia: { referenceName: 'rt1' },
      },
    },
    source: { kind: 'AzurePostgreSql', properties: place },
    credential: { kind: 'BasicAuth', properties: { user: 'reader', password: 'secret' } },
    ...wholeSource,
    ...change,
  }
}

/** What was found of the columns of a database, as `table.column matched/sampled`, and what was said of the rest. */
async function sampled(databaseName: string, rowsMax: number, change: Partial<Job> = {}) {
  const sampling = countingSampling(rowsMax)
  const { assets, exceptions } = await collectScan(postgreSqlScanner, aJob(databaseName, { sampling, ...change }))
  const found = assets.flatMap(({ name, columns }) =>
    columns.flatMap((column) =>
      (column.classifications ?? []).map(({ matched, sampled: of }) => `${name}.${column.name} ${matched}/${of}`),
    ),
  )
  return { found: found.toSorted(), assets, exceptions, lengthMax: sampling.lengthMax }
}

test('rows of tables, partitioned tables and views are looked at, up to the number that was asked for, long values cut', async () => {
  await aDatabase(
    'kinds',
    `CREATE DOMAIN address AS text;
     CREATE TABLE "peo""ple" (id int, email varchar(99), "od""d
" address, tags text[], doc jsonb, note text, picture bytea, at timestamptz);
     INSERT INTO "peo""ple" SELECT n, n || '@x', 'd@x', '{a@b}', '{"a":"b@c"}', repeat('x', 5000), '@@', now() FROM generate_series(1, 100) n;
     CREATE TABLE parts (mail text, n int) PARTITION BY RANGE (n);
     CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (9);
     INSERT INTO parts VALUES ('p@x', 1);
     CREATE VIEW mails AS SELECT email FROM "peo""ple";
     CREATE MATERIALIZED VIEW counted AS SELECT 'm@x' AS mail;
     CREATE TABLE empty (a text); CREATE TABLE no_columns ();
     GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`,
  )
  const { found, exceptions, lengthMax } = await sampled('kinds', 20)
  expect(found).toEqual([
    'counted.mail 1/1',
    'mails.email 20/20',
    'parts.mail 1/1',
    'peo"ple.doc 20/20',
    'peo"ple.email 20/20',
    'peo"ple.od"d\n 20/20',
    'peo"ple.tags 20/20',
  ])
  expect(lengthMax).toBe(1024)
  expect(exceptions).toEqual([])
})

test('progress says how many objects there are and how many rows were looked at', async () => {
  const said: unknown[] = []
  const sink = aSink({ progress: (progress) => void said.push(progress) })
  await postgreSqlScanner.scan(aJob('kinds', { sampling: countingSampling(20) }), sink, never)
  expect(said[0]).toEqual({ objectsSeen: 0, objectsTotal: 6, rowsSampled: 0 })
  expect(said.at(-1)).toEqual({ objectsSeen: 6, objectsTotal: 6, rowsSampled: 42 })
})

test('what the scope does not cover is neither delivered nor looked at', async () => {
  const covers = (qualifiedName: string) => qualifiedName.endsWith('/parts')
  const { found, assets } = await sampled('kinds', 20, { scope: { covers, formats: null } })
  expect(assets.map(({ name }) => name)).toEqual(['parts'])
  expect(found).toEqual(['parts.mail 1/1'])
})

test('a user who may select some columns only has those looked at, and is told so, as is one who may select none', async () => {
  await aDatabase(
    'rights',
    `CREATE TABLE partial (a text, b text, c int); INSERT INTO partial VALUES ('a@x', 'b@x', 1); GRANT SELECT (b, c) ON partial TO reader;
     CREATE TABLE each (a text); GRANT SELECT (a) ON each TO reader;
     CREATE TABLE denied (a text); CREATE SCHEMA closed; CREATE TABLE closed.inside (a text); GRANT SELECT ON closed.inside TO reader`,
  )
  const { found, assets, exceptions } = await sampled('rights', 20)
  expect(found).toEqual(['partial.b 1/1'])
  const partial = assets.find(({ name }) => name === 'partial')
  expect(partial?.notLookedAt).toBe('values')
  expect(assets.find(({ name }) => name === 'each')?.notLookedAt).toBeUndefined()
  expect(partial?.columns.map(({ classifications }) => classifications?.length)).toEqual([undefined, 1, 0])
  expect(Object.fromEntries(exceptions.map(({ reason, target, message }) => [`${reason} ${target}`, message]))).toEqual({
    'SampleNotRead public.partial': 'Not all of its values were looked at: the user may select only 2 of its 3 columns.',
    'SampleNotRead public.denied': 'Its rows were not looked at: the user may not select from it.',
    'SampleNotRead closed.inside': 'Its rows were not looked at: the user may not select from it.',
  })
})

test('what fails, writes, is locked or is slow stops nothing, and is named without the words of the server', async () => {
  const client = await aDatabase(
    'trouble',
    `CREATE TABLE before (a text); INSERT INTO before VALUES ('a@x'); CREATE TABLE locked (a text);
     CREATE VIEW failing AS SELECT ('planted' || a)::int AS n FROM before;
     CREATE FUNCTION writes() RETURNS int LANGUAGE plpgsql AS $$ BEGIN DELETE FROM public.before; RETURN 1; END $$;
     CREATE VIEW writing AS SELECT writes() AS n;
     CREATE FUNCTION lasting() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
       PERFORM set_config('statement_timeout', '0', false); PERFORM pg_sleep(300); RETURN 1; END $$;
     CREATE VIEW slow AS SELECT lasting() AS n;
     CREATE FUNCTION lying() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION 'planted %', (SELECT a FROM public.before) USING ERRCODE = '57P01'; END $$;
     CREATE VIEW lying AS SELECT lying() AS n;
     CREATE MATERIALIZED VIEW unfilled AS SELECT 1 AS n WITH NO DATA;
     CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere;
     CREATE FOREIGN TABLE remote (id int) SERVER elsewhere;
     CREATE TABLE after (a text); INSERT INTO after VALUES ('b@x');
     GRANT ALL ON ALL TABLES IN SCHEMA public TO reader`,
  )
  await client.query('BEGIN; LOCK TABLE locked IN ACCESS EXCLUSIVE MODE')
  const { found, assets, exceptions } = await sampled('trouble', 20)
  await client.query('ROLLBACK')
  expect(found).toEqual(['after.a 1/1', 'before.a 1/1'])
  expect(assets).toHaveLength(9)
  expect(
    assets
      .filter(({ notLookedAt }) => notLookedAt === undefined)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['after', 'before'])
  expect(
    Object.fromEntries(exceptions.filter(({ reason }) => reason === 'SampleNotRead').map((said) => [said.target, said.message])),
  ).toEqual({
    'public.failing': 'Its rows were not looked at: the server answered with error 22P02.',
    'public.lying': 'Its rows were not looked at: the server answered with error 57P01.',
    'public.locked': 'Its rows were not looked at: somebody holds it locked.',
    'public.remote': 'Its rows were not looked at: it is not in a state to be read.',
    'public.slow': 'Its rows were not looked at: reading them took too long.',
    'public.unfilled': 'Its rows were not looked at: it is not in a state to be read.',
    'public.writing': 'Its rows were not looked at: reading them would write.',
  })
  expect(JSON.stringify(exceptions)).not.toContain('planted')
  expect((await client.query('SELECT 1 FROM before')).rowCount).toBe(1)
})

test('a table with very many partitions is left alone', async () => {
  await aDatabase(
    'partitions',
    `CREATE TABLE wide (n int) PARTITION BY RANGE (n); GRANT SELECT ON wide TO reader;
     DO $$ BEGIN FOR i IN 1..300 LOOP EXECUTE format('CREATE TABLE w%s PARTITION OF wide FOR VALUES FROM (%s) TO (%s)', i, i, i + 1); END LOOP; END $$`,
  )
  const { exceptions } = await sampled('partitions', 20)
  expect(exceptions).toMatchObject([{ reason: 'SampleNotRead', target: 'public.wide' }])
})

test('a scan of many tables holds no lock on those it has looked at', async () => {
  const client = await aDatabase(
    'many',
    `DO $$ BEGIN FOR i IN 1..600 LOOP EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text)', i); END LOOP; END $$;
     GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`,
  )
  const held: number[] = []
  const sink = aSink({
    assets: async () => {
      const { rows } = await client.query<{ locks: number }>(
        `SELECT count(*)::int AS locks FROM pg_locks l JOIN pg_class c ON c.oid = l.relation AND c.relname ~ '^t[0-9]'`,
      )
      held.push(rows[0]?.locks ?? -1)
    },
  })
  await postgreSqlScanner.scan(aJob('many', { sampling: countingSampling(5) }), sink, never)
  expect(held).toEqual([0, 0])
})

test('aborting while rows are read ends the scan, and leaves no session behind', async () => {
  const client = await aDatabase('stuck', `CREATE VIEW endless AS SELECT pg_sleep(300)::text AS n; GRANT SELECT ON endless TO reader`)
  const stop = new Error('the run was canceled')
  const controller = new AbortController()
  const outcome = postgreSqlScanner
    .scan(aJob('stuck', { sampling: countingSampling(5) }), aSink({}), controller.signal)
    .catch((reason: unknown) => reason)
  const busy = async (condition: string) =>
    (await client.query(`SELECT 1 FROM pg_stat_activity WHERE datname = 'stuck' AND application_name = 'mooring' AND ${condition}`))
      .rowCount
  await expect.poll(() => busy(`query LIKE '%endless%'`), { timeout: 10_000, interval: 10 }).toBe(1)
  controller.abort(stop)
  expect(await outcome).toBe(stop)
  await expect.poll(() => busy('true'), { timeout: 20_000 }).toBe(0)
})
