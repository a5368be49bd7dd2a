/** What stands in the rows of a source is looked at by the node and goes nowhere: neither to the console nor into a log. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { console as consoleFace, purview } from '@mooring/contract'
import { sampleParquet, startPostgres, type PostgresServer } from '@mooring/scanners/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aRegisteredNode, aRunOf, findRun, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'

/** In what every value of the sources has one of; the last is what the sample of Parquet has. */
const markers = [
  'marker7x',
  'planted free text',
  'plantedword',
  'Plantedword',
  '4111111111111111',
  '4111 1111 1111 1111',
  'person1@example.com',
]
const rows = Array.from({ length: 40 }, (_, row) => ({
  email: `marker7x${row}@leak.example`,
  card: '4111111111111111',
  note: `planted free text ${row}`,
}))

/** In which only words are values, where names of columns could be: these are the ones that leave the node. */
const words: Record<string, string> = {
  'words.csv': 'Plantedword Ada,Plantedword Oslo\nPlantedword Bob,Plantedword Rome\nPlantedword Cy,Plantedword Lima\n',
  'words of one record.csv': 'Plantedword Ada;Plantedword Oslo\n',
  'one word a line.csv': 'plantedword\nbob\ncy\n',
  'a word for nothing.csv': 'Plantedword Ada,n/a\nBob,5\nCy,7\n',
  'no number yet.csv': 'Plantedword Ada,pending\nBob,5\nCy,7\nDan,9\n',
  'about somebody.csv': 'Customer,Plantedword Ada\nOrders,5\nTotal,17.50\nSince,2026-01-01\n',
  'of several kinds.csv': 'H,Plantedword Ada,Oslo\nD,5,6\nD,7,8\nD,9,2\n',
  'people who log in.csv': 'plantedword_a,bash\nbob,zsh\ngrace.hopper,fish\n',
  'numbers by word.json': '{"plantedword": 5, "plantedword b": 7}',
  'objects by word.json': '{"plantedword": {"city": "Oslo", "born": 1900}, "bob": {"city": "Rome", "born": 1901}}',
  'objects that are unlike.json': '{"plantedword": {"cats": 1}, "plantedword_b": {"boats": 2}, "cy": {"dogs": 3}}',
  'now and then.jsonl':
    '{"id": 1, "paid": {"plantedword": 5}}\n{"id": 2, "paid": {"bob": 5}}\n{"id": 3, "paid": {"plantedword": 5, "cy": 1}}\n',
}

let site: TestSite
let source: PostgresServer
let running: TestAgent
let runtime: string
const sent: Buffer[] = []

beforeAll(async () => {
  ;[site, source] = await Promise.all([openTestSite(), startPostgres()])
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', site.folder)
  site.tunnel.onSent = (bytes) => sent.push(bytes)
  const node = await aRegisteredNode(site)
  runtime = node.runtime
  running = await startAgent(node.config)
}, 120_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  await running.stop()
  await Promise.all([site.close(), source.stop()])
})

async function ended(runId: string) {
  await expect.poll(async () => (await findRun(site, runId)).status, { timeout: 30_000 }).toMatch(/Succeeded|Failed/)
  return findRun(site, runId)
}

/** Everything that the console's database holds, as text: bytes as hexadecimal digits. */
async function everythingKept(): Promise<string> {
  const tables = await site.at.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
  const texts: string[] = []
  for (const { name } of tables) {
    const [kept] = await site.at.prisma.$queryRawUnsafe<{ text: string | null }[]>(
      `SELECT string_agg(kept::text, E'\n') AS text FROM "${name}" AS kept`,
    )
    texts.push(`${name}: ${kept?.text ?? ''}`)
  }
  return texts.join('\n')
}

/** Expects that no value of a source is anywhere but in the source, and that what is looked through is what was meant. */
async function expectNoValue(seen: { assets: string[] }): Promise<void> {
  const places = {
    kept: await everythingKept(),
    sent: Buffer.concat(sent).toString('latin1'),
    nodeLog: running.log.join(''),
    consoleLog: site.at.log.join(''),
  }
  for (const name of seen.assets) expect([places.kept.includes(name), places.sent.includes(name)]).toEqual([true, true])
  expect([places.sent.includes('/completion'), places.nodeLog.includes('A scan begins.')]).toEqual([true, true])
  const forms = markers.flatMap((marker) => [marker, marker.toUpperCase(), Buffer.from(marker).toString('hex'), encodeURIComponent(marker)])
  const found = Object.entries(places).flatMap(([place, text]) =>
    forms.filter((form) => text.includes(form)).map((form) => `${place}: ${form}`),
  )
  expect(found).toEqual([])
}

const classificationsOf = async (dataSourceName: string) => {
  const { value } = await site.at.call(consoleFace.listAssets, { query: { dataSourceName } })
  return Object.fromEntries(value.map(({ name, classifications }) => [name, classifications]))
}

test('values of tables stay on the node, also those that the errors of the server quote', async () => {
  const admin = await source.connect()
  await admin.query('CREATE DATABASE leaks')
  const client = await source.connect('leaks')
  await client.query('CREATE TABLE people (email text, card text, note text)')
  await client.query('INSERT INTO people SELECT email, card, note FROM jsonb_to_recordset($1) AS row (email text, card text, note text)', [
    JSON.stringify(rows),
  ])
  const raising = (state: string) => `
    CREATE FUNCTION raises_${state}() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
      RAISE WARNING '%', (SELECT max(note) FROM public.people);
      RAISE EXCEPTION '%', (SELECT max(note) FROM public.people) USING ERRCODE = '${state}', DETAIL = '${rows[0]?.email}';
    END $$;
    CREATE VIEW raising_${state} AS SELECT raises_${state}() AS n;`
  // What a server says when it is gone, busy, locked, refuses somebody, has no such database: a view may say it too.
  const states = ['57P01', '08006', '53300', '28000', '28P01', '3D000', '42501', '57014', 'XX000']
  await client.query(`
    CREATE VIEW no_number AS SELECT note::int AS n FROM people;
    CREATE VIEW no_json AS SELECT (email || note)::json AS n FROM people;
    CREATE VIEW no_date AS SELECT card::date AS n FROM people;
    ${states.map(raising).join('')}`)
  const run = await ended(await aRunOf(site, { source, runtime, database: 'leaks' }))
  expect(run.status).toBe('Succeeded')
  expect(run.diagnostics.exceptionCountMap).toEqual({ SampleNotRead: states.length + 3 })
  expect((await classificationsOf(run.dataSourceName))['people']?.join()).toMatch(/EMAIL/)
  await expectNoValue({ assets: ['leaks/public/people', 'no_number'] })
})

test('values of files stay on the node, also those of files that cannot be read', async () => {
  const folder = join(site.folder, 'planted')
  await mkdir(folder)
  const csv = rows.map(({ email, card, note }) => `${email},${card},${note}\n`).join('')
  const files: Record<string, string | Buffer> = {
    'people.csv': `mail,card,note\n${csv}`,
    'headerless.csv': csv,
    'unclosed.csv': `mail,note\n"${rows[0]?.email},${rows[0]?.note}\n${csv.repeat(1000)}`,
    'people.json': JSON.stringify(rows),
    'by mail.json': JSON.stringify(Object.fromEntries(rows.map(({ email, note }) => [email, { note }]))),
    'by card.jsonl': `${JSON.stringify({ id: 1, paid: { [rows[0]?.card ?? '']: 1 } })}\n`,
    'by note.json': JSON.stringify(Object.fromEntries(Array.from({ length: 200 }, (_, row) => [`planted free text ${row}`, row]))),
    'spaced.csv': rows.map((_, row) => `${row === 0 ? '4111 1111 1111 1111' : '5500 0000 0000 0004'},word${row}\n`).join(''),
    'broken.json': JSON.stringify(rows).replace('"note"', 'note'),
    'cut.json': JSON.stringify(rows).slice(0, -20),
    'broken lines.jsonl': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n${rows[0]?.note}\n`,
    'not packed.csv.gz': csv,
    'not.parquet': csv,
    'not.avro': csv,
    'not.orc': csv,
    'table.parquet': sampleParquet(),
    'cut.parquet': sampleParquet().subarray(0, -200),
    ...words,
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const params = { dataSourceName: 'planted', scanName: 'all' }
  await site.at.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folder } } })
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  await site.at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
  const runId = randomUUID()
  await site.at.call(purview.startRun, { params, query: { runId } })
  expect((await ended(runId)).status).toBe('Succeeded')
  const found = await classificationsOf('planted')
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(files).toSorted())
  for (const name of ['people.csv', 'headerless.csv', 'people.json', 'table.parquet']) expect(found[name]?.join()).toMatch(/EMAIL/)
  await expectNoValue({ assets: ['people.csv', 'cut.parquet'] })
})
