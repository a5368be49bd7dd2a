import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { assetsPerCallMax } from '@mooring/contract'
import type { Connection } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ScanError } from '../ScanError.ts'
import type { JobOf, Sampling } from '../Scanner.ts'
import { aSink, collectScan, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { KeptAssets } from '../testing/KeptAssets.ts'
import { startMariaDb, type MariaDbServer } from '../testing/startMariaDb.ts'
import { mySqlScanner } from './mySqlScanner.ts'

let started: MariaDbServer | null = null
let server: MariaDbServer
let admin: Connection
const never = new AbortController().signal
const stop = new Error('the run was canceled')

beforeAll(async () => {
  started = await startMariaDb()
  if (started === null) return
  server = started
  admin = await server.connect()
  await admin.query(`CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'r3ader''s secret'; CREATE DATABASE rich; CREATE DATABASE many;
    CREATE DATABASE views; CREATE DATABASE stuck; CREATE DATABASE closed;
    GRANT SELECT, SHOW VIEW ON rich.* TO reader@'127.0.0.1'; GRANT SELECT, SHOW VIEW ON many.* TO reader@'127.0.0.1';
    GRANT SELECT, SHOW VIEW, EXECUTE ON views.* TO reader@'127.0.0.1'; GRANT SELECT, SHOW VIEW ON stuck.* TO reader@'127.0.0.1'`)
}, 180_000)

beforeEach(({ skip }) => skip(started === null, 'no MariaDB'))

afterAll(() => started?.stop())

type Job = JobOf<'AzureMySqlCredential', 'AzureMySql'>

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
    scan: { kind: 'AzureMySqlCredential', properties },
    source: { kind: 'AzureMySql', properties: { serverEndpoint, port } },
    credential: { kind: 'BasicAuth', properties: { user: 'reader', password: `r3ader's secret` } },
    ...wholeSource,
  }
}

const asUser = (user: string, password: string): Pick<Job, 'credential'> => ({
  credential: { kind: 'BasicAuth', properties: { user, password } },
})

async function scanned(job: Job) {
  const collected = await collectScan(mySqlScanner, job)
  return { ...collected, byName: Object.fromEntries(collected.assets.map((asset) => [asset.name, asset])) }
}

async function failureOf(job: Job): Promise<ScanError> {
  const error: unknown = await scanned(job).catch((thrown: unknown) => thrown)
  if (!(error instanceof ScanError)) throw new Error('the scan did not fail as a scan does', { cause: error })
  expect(error.message).not.toContain('secret')
  return error
}

/** Sessions of the scanner in a database. */
async function sessionsIn(database: string, condition = '1'): Promise<number> {
  const [rows] = await admin.query(`SELECT ID FROM information_schema.PROCESSLIST WHERE USER = 'reader' AND DB = ? AND ${condition}`, [
    database,
  ])
  return (rows as unknown[]).length
}

describe('what a scan finds', () => {
  const oddName = `o"d'd\\\n/\`table\` ☃ %`
  let found: Awaited<ReturnType<typeof scanned>>

  beforeAll(async () => {
    if (started === null) return
    const client = await server.connect('rich')
    await client.query(
      `CREATE TABLE customers (id bigint unsigned PRIMARY KEY AUTO_INCREMENT, email varchar(40) NOT NULL COMMENT 'Where to write to ☃',
         state enum('new','it''s done') DEFAULT 'new', amount decimal(10,2), UNIQUE KEY by_email (email)) COMMENT 'Who buys';
       CREATE TABLE orders (customer bigint unsigned, number int, at datetime(3), PRIMARY KEY (customer, number),
         CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers (id));
       CREATE TABLE \`lines\` (a int, b bigint unsigned, CONSTRAINT lines_order FOREIGN KEY (b, a) REFERENCES orders (customer, number));
       CREATE TABLE Orders_ (upper int); CREATE TABLE orders_ (lower int);
       CREATE TABLE events (at date NOT NULL, n int, PRIMARY KEY (at)) PARTITION BY RANGE COLUMNS (at)
         (PARTITION p1 VALUES LESS THAN ('2021-01-01'), PARTITION p2 VALUES LESS THAN MAXVALUE);
       CREATE TABLE things (id int, history int) WITH SYSTEM VERSIONING COMMENT 'a\\0b';
       CREATE TABLE old (id int) ENGINE=MyISAM;
       CREATE SEQUENCE counter;
       CREATE VIEW recent AS SELECT id, email FROM customers;
       CREATE TABLE gone (id int); CREATE VIEW broken AS SELECT id FROM gone; DROP TABLE gone;
       CREATE TABLE \`${oddName.replaceAll('`', '``')}\` (\`c"o\n\`\`l\` int);
       INSERT INTO customers (email) SELECT CONCAT(seq, '@x') FROM seq_1_to_1000;
       ANALYZE TABLE customers`,
    )
    found = await scanned(aJob('rich'))
  })

  test('every table and view, but no sequence; names with quotes, line breaks and slashes, and two that differ in case only', () => {
    expect(Object.fromEntries(found.assets.map(({ name, kind }) => [name, kind]))).toEqual({
      customers: 'table',
      orders: 'table',
      lines: 'table',
      Orders_: 'table',
      orders_: 'table',
      events: 'partitionedTable',
      things: 'table',
      old: 'table',
      recent: 'view',
      broken: 'view',
      [oddName]: 'table',
    })
    expect(found.assets).toHaveLength(11)
    expect(found.assets.every(({ schemaName }) => schemaName === 'rich')).toBe(true)
    expect(found.byName['Orders_']!.columns.map(({ name }) => name)).toEqual(['upper'])
    expect(found.byName['orders_']!.columns.map(({ name }) => name)).toEqual(['lower'])
    expect(found.byName[oddName]!.columns.map(({ name }) => name)).toEqual(['c"o\n`l'])
    const { qualifiedName } = found.byName[oddName]!
    expect(qualifiedName.startsWith(`mysql://127.0.0.1:${server.port}/rich/o%22d'd%5C%0A%2F%60table`)).toBe(true)
    expect(qualifiedName.split('/').slice(3).map(decodeURIComponent)).toEqual(['rich', oddName])
  })

  test('columns with their types as the source spells them, whether they may be null, and comments', () => {
    const { comment, columns } = found.byName['customers']!
    expect(comment).toBe('Who buys')
    expect(columns).toEqual([
      { name: 'id', type: 'bigint(20) unsigned', nullable: false, position: 1 },
      { name: 'email', type: 'varchar(40)', nullable: false, position: 2, comment: 'Where to write to ☃' },
      { name: 'state', type: `enum('new','it''s done')`, nullable: true, position: 3 },
      { name: 'amount', type: 'decimal(10,2)', nullable: true, position: 4 },
    ])
    // A console could not store the character NUL.
    expect(found.byName['things']!.comment).toMatch(/^a\ufffd/)
    expect(found.byName['things']!.comment).not.toContain('\0')
    expect(found.byName['orders']!.columns[2]!.type).toBe('datetime(3)')
    expect(found.byName['recent']!.columns.map(({ name }) => name)).toEqual(['id', 'email'])
    expect(found.byName['recent']).not.toHaveProperty('comment')
  })

  test('keys with their columns in the order of the key, and where foreign keys point', () => {
    const at = `mysql://127.0.0.1:${server.port}/rich`
    expect(found.byName['customers']!.keys).toEqual([
      { name: 'PRIMARY', kind: 'primary', columns: ['id'] },
      { name: 'by_email', kind: 'unique', columns: ['email'] },
    ])
    expect(found.byName['orders']!.keys[0]).toEqual({ name: 'PRIMARY', kind: 'primary', columns: ['customer', 'number'] })
    expect(found.byName['lines']!.keys).toEqual([
      {
        name: 'lines_order',
        kind: 'foreign',
        columns: ['b', 'a'],
        references: { qualifiedName: `${at}/orders`, columns: ['customer', 'number'] },
      },
    ])
  })

  test('row estimates and sizes of tables, none of views', () => {
    expect(found.byName['customers']!.rowEstimate).toBeGreaterThan(900)
    expect(found.byName['customers']!.sizeBytes).toBeGreaterThan(16_384)
    expect(found.byName['old']).toMatchObject({ rowEstimate: 0 })
    expect(found.byName['recent']).not.toHaveProperty('sizeBytes')
    expect(found.byName['recent']).not.toHaveProperty('rowEstimate')
  })

  test('a view that does not compile is delivered, and named as what it is', () => {
    expect(found.byName['broken']!.columns).toEqual([])
    expect(found.exceptions).toMatchObject([
      { reason: 'ViewNotValid', target: 'rich.broken', message: expect.stringContaining('references invalid') as string },
    ])
  })

  test('only what the scope covers', async () => {
    const covers = (qualifiedName: string) => qualifiedName.endsWith('/orders')
    const { assets } = await scanned({ ...aJob('rich'), scope: { covers, formats: null } })
    expect(assets.map(({ name }) => name)).toEqual(['orders'])
  })
})

describe('how a scan behaves', () => {
  const tables = 450
  const sampled = (databaseName: string, sampling: Sampling) => scanned({ ...aJob(databaseName), sampling })

  beforeAll(async () => {
    if (started === null) return
    const client = await server.connect('many')
    await client.query(
      Array.from({ length: tables }, (_, i) =>
        `CREATE TABLE t${i} (id int PRIMARY KEY, a text, b int) ENGINE=MEMORY`.replace('text', 'char(9)'),
      ).join(';'),
    )
  }, 60_000)

  test('many tables arrive in batches that a call can carry, each once, and progress says how far it is', async () => {
    const progress: unknown[] = []
    const names: string[] = []
    const sink = aSink({
      assets: async (batch) => {
        expect(batch.length).toBeLessThanOrEqual(assetsPerCallMax)
        names.push(...batch.map(({ name }) => name))
      },
      progress: (said) => void progress.push(said),
    })
    await mySqlScanner.scan(aJob('many'), sink, never)
    expect(names).toHaveLength(tables)
    expect(new Set(names).size).toBe(tables)
    expect(progress[0]).toEqual({ objectsSeen: 0, objectsTotal: tables, rowsSampled: 0 })
    expect(progress.at(-1)).toEqual({ objectsSeen: tables, objectsTotal: tables, rowsSampled: 0 })
  })

  test('rows are looked at up to the number that was asked for, long values cut', async () => {
    const client = await server.connect('views')
    await client.query(`CREATE TABLE people (id int, email varchar(99), picture mediumblob, note longtext, doc json) CHARACTER SET utf8mb4;
      INSERT INTO people SELECT seq, CONCAT(seq, '@x'), REPEAT('@', 9), REPEAT('é', 5000), '{"mail":"a@b"}' FROM seq_1_to_100;
      CREATE VIEW names AS SELECT email FROM people`)
    const sampling = countingSampling(20)
    const rows: number[] = []
    const found: string[] = []
    const sink = aSink({
      assets: async (batch) => {
        for (const { name, columns } of batch)
          for (const column of columns)
            for (const { sampled, matched } of column.classifications ?? []) found.push(`${name}.${column.name} ${matched}/${sampled}`)
      },
      progress: ({ rowsSampled }) => void rows.push(rowsSampled),
    })
    await mySqlScanner.scan({ ...aJob('views'), sampling }, sink, never)
    expect(found.toSorted()).toEqual(['names.email 20/20', 'people.doc 20/20', 'people.email 20/20'])
    expect(rows.at(-1)).toBe(40)
    expect(sampling.lengthMax).toBe(1024)
  })

  test('a table that cannot be sampled is named without the words of the server, and stops nothing', async () => {
    const client = await server.connect('views')
    await client.query(`CREATE TABLE sealed (id int, hidden varchar(9)); INSERT INTO sealed VALUES (1, 'a@b');
      CREATE FUNCTION writes() RETURNS int BEGIN INSERT INTO sealed VALUES (2, 'x'); RETURN 1; END;
      CREATE VIEW writing AS SELECT writes() AS n;
      CREATE FUNCTION fails() RETURNS int BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a planted value'; RETURN 1; END;
      CREATE VIEW failing AS SELECT fails() AS n;
      CREATE FUNCTION lies() RETURNS int BEGIN SIGNAL SQLSTATE '08004' SET MYSQL_ERRNO = 1040, MESSAGE_TEXT = 'a planted value'; RETURN 1; END;
      CREATE VIEW lying AS SELECT lies() AS n;
      CREATE VIEW slow AS SELECT SLEEP(300) AS n`)
    const { exceptions, assets } = await sampled('views', countingSampling(5))
    expect(exceptions.map(({ reason, target }) => `${reason} ${target}`).toSorted()).toEqual([
      'SampleNotRead views.failing',
      'SampleNotRead views.lying',
      'SampleNotRead views.slow',
      'SampleNotRead views.writing',
    ])
    expect(JSON.stringify(exceptions)).not.toContain('planted')
    expect(assets.map(({ name }) => name)).toEqual(expect.arrayContaining(['failing', 'slow', 'writing', 'people', 'sealed']))
    expect(
      assets
        .filter(({ notLookedAt }) => notLookedAt === 'values')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['failing', 'lying', 'slow', 'writing'])
    const [rows] = await client.query('SELECT * FROM sealed; DROP VIEW slow')
    expect((rows as unknown[])[0]).toHaveLength(1)
  })

  test('a table that somebody holds locked delays it a little, and is delivered', async () => {
    const client = await server.connect('many')
    await client.query('LOCK TABLES t7 WRITE')
    const { byName } = await scanned(aJob('many'))
    await client.query('UNLOCK TABLES')
    expect(byName['t7']!.columns).toHaveLength(3)
    expect(Object.keys(byName)).toHaveLength(tables)
  })

  test('what the sink throws ends the scan and is thrown on, and the session is gone', async () => {
    const refusal = new Error('the console said no')
    await expect(mySqlScanner.scan(aJob('many'), aSink({ assets: () => Promise.reject(refusal) }), never)).rejects.toBe(refusal)
    await expect.poll(() => sessionsIn('many'), { timeout: 10_000 }).toBe(0)
  })

  test('the session cannot write, whatever it may', async () => {
    await admin.query(`CREATE USER writer@'127.0.0.1' IDENTIFIED BY 'w'; GRANT ALL ON views.* TO writer@'127.0.0.1'`)
    const { exceptions } = await scanned({ ...aJob('views'), ...asUser('writer', 'w'), sampling: countingSampling(1) })
    expect(exceptions.map(({ target }) => target)).toContain('views.writing')
    const [rows] = await admin.query('SELECT * FROM views.sealed')
    expect(rows).toHaveLength(1)
  })
})

/** How many statements the server has ended because they took too long. */
async function outOfTime(): Promise<string> {
  const [rows] = await admin.query(`SHOW GLOBAL STATUS LIKE 'Max_statement_time_exceeded'`)
  return JSON.stringify(rows)
}

describe('aborting a scan', () => {
  test('ends it at once, also while the server works for it, and the server stops working', async () => {
    const client = await server.connect('stuck')
    await client.query('CREATE VIEW endless AS SELECT SLEEP(300) AS n')
    const controller = new AbortController()
    const outcome = mySqlScanner
      .scan({ ...aJob('stuck'), sampling: countingSampling(1) }, aSink({}), controller.signal)
      .catch((reason: unknown) => reason)
    await expect.poll(() => sessionsIn('stuck', `INFO LIKE '%endless%'`), { timeout: 10_000, interval: 10 }).toBe(1)
    const before = await outOfTime()
    controller.abort(stop)
    expect(await outcome).toBe(stop)
    await expect.poll(() => sessionsIn('stuck'), { timeout: 20_000 }).toBe(0)
    // The server was told to stop: it was not its own limit that ended the query.
    expect(await outOfTime()).toBe(before)
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
    await expect(mySqlScanner.scan(aJob('many'), sink, controller.signal)).rejects.toBe(stop)
    expect(batches.length).toBe(1)
  })

  test('while it connects to something that never answers, ends it', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const controller = new AbortController()
    silent.once('connection', () => controller.abort(stop))
    const { port } = silent.address() as AddressInfo
    await expect(mySqlScanner.scan(aJob('x', { port }), aSink({}), controller.signal)).rejects.toBe(stop)
    silent.close()
  })

  test('before it begins, opens no connection', async () => {
    await expect(mySqlScanner.scan(aJob('x'), aSink({}), AbortSignal.abort(stop))).rejects.toBe(stop)
  })
})

describe('what goes wrong is said with the address and what to do', () => {
  const at = () => `127.0.0.1:${server.port}`

  test('a wrong password, and a user that does not exist', async () => {
    const error = await failureOf({ ...aJob('rich'), ...asUser('reader', 'not the secret') })
    expect(error.code).toBe('SourceCredentialRefused')
    expect(error.message).toContain(`The MySQL server at ${at()} refused the user "reader" or its password. Check the credential`)
    expect(await failureOf({ ...aJob('rich'), ...asUser('nobody', 'any') })).toMatchObject({ code: 'SourceCredentialRefused' })
  })

  test('a database that does not exist, to a user who may know', async () => {
    const error = await failureOf({ ...aJob('absent'), ...asUser(server.administrator, server.password) })
    expect(error.code).toBe('SourceDatabaseNotFound')
    expect(error.message).toContain(`${at()} has no database named "absent"`)
  })

  test('a database that the user may not use', async () => {
    const error = await failureOf(aJob('closed'))
    expect(error.code).toBe('SourcePermissionDenied')
    expect(error.message).toContain('grant the user SELECT')
  })

  test('a port where nothing listens, and a host name that nobody knows', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    const error = await failureOf(aJob('x', { port }))
    expect(error.code).toBe('SourceUnreachable')
    expect(error.message).toContain(`the MySQL server at 127.0.0.1:${port}: nothing listens there. Check the port`)
    const unknown = await failureOf(aJob('x', { serverEndpoint: 'no-such-host.invalid' }))
    expect(unknown.message).toContain(`no-such-host.invalid:${server.port}: the name is not known here`)
  })

  test('something that is not MySQL', async () => {
    const other = createServer((socket) => socket.on('error', () => socket.destroy()).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await failureOf(aJob('x', { port }))).toMatchObject({ code: 'SourceUnreachable' })
    other.close()
  })

  test('a session that the administrator of the source ended', async () => {
    const sink = aSink({
      assets: async () => {
        const [rows] = await admin.query(`SELECT ID AS id FROM information_schema.PROCESSLIST WHERE USER = 'reader' AND DB = 'many'`)
        for (const { id } of rows as { id: number }[]) await admin.query(`KILL ${id}`)
      },
    })
    const error: unknown = await mySqlScanner.scan(aJob('many'), sink, never).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ScanError', code: 'SourceUnreachable' })
  })
})

test('rows of tables that are defined as they were are not looked at again', async () => {
  await admin.query(`CREATE DATABASE twice; GRANT SELECT, SHOW VIEW ON twice.* TO reader@'127.0.0.1'; USE twice;
    CREATE TABLE same (email text); INSERT INTO same VALUES ('a@b'); CREATE TABLE other LIKE same; INSERT INTO other VALUES ('a@b');
    CREATE VIEW mails AS SELECT email FROM same`)
  const again = async (memory: KeptAssets) => {
    const { assets } = await scanned({ ...aJob('twice'), sampling: countingSampling(9), memory })
    return { assets, recalled: memory.recalled }
  }
  const first = await again(new KeptAssets([]))
  await admin.query('ALTER TABLE twice.other ADD phone text')
  const second = await again(new KeptAssets(first.assets))
  expect(second.recalled).toEqual(['same'])
  const found = second.assets.map(({ name, columns }) => `${name} ${columns.flatMap(({ classifications = [] }) => classifications).length}`)
  expect(found.toSorted()).toEqual(['mails 1', 'other 1', 'same 1'])
})
