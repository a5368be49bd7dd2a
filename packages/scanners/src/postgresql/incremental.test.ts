import type { DiscoveredAsset } from '@mooring/contract'
import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { collectScan, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { KeptAssets } from '../testing/KeptAssets.ts'
import { startPostgres, type PostgresServer } from '../testing/startPostgres.ts'
import { postgreSqlScanner } from './postgreSqlScanner.ts'

let server: PostgresServer
let client: Client

beforeAll(async () => {
  server = await startPostgres()
  client = await server.connect()
  await client.query(`CREATE USER reader PASSWORD 'secret'; GRANT USAGE ON SCHEMA public TO reader`)
})
beforeEach(() =>
  client.query(
    `DROP TABLE IF EXISTS people, bare, hidden CASCADE;
     CREATE TABLE people (id int, email text); INSERT INTO people VALUES (1, 'a@b');
     CREATE VIEW mails AS SELECT email FROM people;
     CREATE TABLE bare (email text);
     CREATE TABLE hidden (id int, email text); INSERT INTO hidden VALUES (1, 'a@b');
     GRANT SELECT ON people, mails, bare TO reader; GRANT SELECT (id) ON hidden TO reader;`,
  ),
)
afterAll(() => server.stop())

async function again(former: DiscoveredAsset[]) {
  const memory = new KeptAssets(former)
  const address = { serverEndpoint: server.host, port: server.port }
  const references = {
    credential: { referenceName: 'c1', credentialType: 'BasicAuth' as const },
    connectedVia: { referenceName: 'rt1' },
  }
  const { assets, exceptions } = await collectScan(postgreSqlScanner, {
    scan: { kind: 'AzurePostgreSqlCredential', properties: { ...address, databaseName: 'postgres', ...references } },
    source: { kind: 'AzurePostgreSql', properties: address },
    credential: { kind: 'BasicAuth', properties: { user: 'reader', password: 'secret' } },
    ...wholeSource,
    sampling: countingSampling(10),
    memory,
  })
  const classified = assets.flatMap(({ name, columns }) =>
    columns.flatMap((column) => (column.classifications ?? []).map(({ matched }) => `${name}.${column.name} ${matched}`)),
  )
  return { assets, exceptions, recalled: memory.recalled.toSorted(), classified: classified.toSorted() }
}

test('rows of tables that are defined as they were are not looked at again, and what was found in them stays', async () => {
  const first = await again([])
  expect([first.recalled, first.classified]).toEqual([[], ['mails.email 1', 'people.email 1']])
  await client.query(`INSERT INTO people SELECT 2, 'c@d'; COMMENT ON TABLE people IS 'Everybody'`)
  const second = await again(first.assets)
  expect(second.recalled).toEqual(['hidden', 'people'])
  expect(second.classified).toEqual(['mails.email 2', 'people.email 1'])
  expect(second.assets.find(({ name }) => name === 'people')?.comment).toBe('Everybody')
})

test.each([
  ['another type', 'ALTER TABLE people ALTER email TYPE varchar(99)'],
  ['another column', 'ALTER TABLE people ADD phone text'],
  ['another name', 'ALTER TABLE people RENAME id TO number'],
])('rows of a table that got %s are', async (_, change) => {
  const first = await again([])
  await client.query(`DROP VIEW mails; ${change}`)
  expect((await again(first.assets)).recalled).toEqual(['hidden'])
})

test('an empty table is looked at until there are rows', async () => {
  const first = await again([])
  await client.query(`INSERT INTO bare VALUES ('a@b')`)
  expect((await again(first.assets)).classified).toContain('bare.email 1')
})

test('a user who may select more than before sees more', async () => {
  const first = await again([])
  await client.query('GRANT SELECT ON hidden TO reader')
  const second = await again(first.assets)
  expect([second.recalled, second.classified]).toEqual([['people'], ['hidden.email 1', 'mails.email 1', 'people.email 1']])
})
