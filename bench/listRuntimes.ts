/**
 * `node bench/listRuntimes.ts [rounds]`: a page of 50 out of 10,000 runtimes with 40,000 nodes, asked of the console in this
 * process, against its own statement sent to the same database without Prisma, validation and serialisation.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RuntimeListQuery } from '../packages/contract/src/index.ts'
import { buildConsole } from './buildConsole.ts'
import { fillRuntimes } from './fillRuntimes.ts'
import { hundredths, measure, quantile } from './measure.ts'
import { printFigures } from './printFigures.ts'
import { rawRuntimePage } from './rawRuntimePage.ts'

const runtimes = 10_000
const pageSize = 50
const rounds = Number(process.argv[2] ?? 200)

const cases: [name: string, query: RuntimeListQuery][] = [
  ['by name', {}],
  ['search', { search: 'building 7' }],
  ['search, all found', { search: 'runtime' }],
  ['search, few found', { search: 'runtime-77' }],
  ['search by state', { search: 'building 7', sort: 'state' }],
  ['tag', { tag: 'team-7' }],
  ['state', { state: 'Limited' }],
  ['most states', { state: 'Limited,Online' }],
  ['version', { version: '1.10.0' }],
  ['used by none', { usedBy: 'none' }],
  ['old keys', { keyOlderThanDays: 300 }],
  ['sort state', { sort: 'state' }],
  ['sort lastSeen', { sort: 'lastSeen', order: 'desc' }],
  ['sort version', { sort: 'version' }],
  ['sort usedBy', { sort: 'usedBy', order: 'desc' }],
  ['sort createdAt', { sort: 'createdAt' }],
  ['sort nodes', { sort: 'nodes' }],
]

const directory = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
const { app, database, token, close } = await buildConsole(directory)
try {
  const client = await database.connect()
  await fillRuntimes(client, runtimes)
  const { rows } = await client.query<{ nodes: string }>('SELECT count(*) AS nodes FROM node')
  const figures = []
  for (const [name, query] of cases) figures.push(await figureOf(name, { ...query, pageSize }))
  printFigures('listRuntimes', { runtimes, nodes: Number(rows[0]?.nodes), pageSize, rounds, unit: 'ms' }, figures)
  await client.end()

  async function figureOf(name: string, query: RuntimeListQuery) {
    const url = `/api/runtimes?${new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])).toString()}`
    const headers = { authorization: `Bearer ${token}` }
    const { statusCode, body } = await app.inject({ url, headers })
    if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}: ${body}`)
    const { answered, raw } = await measure(
      { answered: () => app.inject({ url, headers }), raw: () => rawRuntimePage(client, query) },
      rounds,
    )
    const p50 = quantile(answered, 0.5)
    const sqlP50 = quantile(raw, 0.5)
    return { name, p50, p95: quantile(answered, 0.95), sqlP50, sqlP95: quantile(raw, 0.95), ratio: hundredths(p50 / sqlP50) }
  }
} finally {
  await close()
  await rm(directory, { recursive: true, force: true })
}
