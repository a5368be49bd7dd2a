import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { console as consoleFace, purview } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aRegisteredNode, findRun, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'

let site: TestSite
let folder: string
const agents: TestAgent[] = []

beforeAll(async () => {
  site = await openTestSite()
  folder = join(site.folder, 'data')
  for (const day of ['01', '02']) {
    await mkdir(join(folder, 'visits/2026', day), { recursive: true })
    await writeFile(join(folder, 'visits/2026', day, `part-${day}.csv`), 'who,at\nada@example.com,2026-01-01\n')
  }
  await writeFile(join(folder, 'customers.json'), '[{"email": "ada@example.com", "address": {"city": "Oslo"}}]')
  await writeFile(join(folder, 'broken.parquet'), 'PAR1')
}, 120_000)
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(agents.splice(0).map(({ stop }) => stop()))
})
afterAll(() => site.close())

/** Starts a run that scans the folder through a node that runs; the name of the source and the run. */
async function aScanOfTheFolder(name: string) {
  const { runtime, config } = await aRegisteredNode(site)
  agents.push(await startAgent(config))
  const properties = { path: folder }
  await site.at.call(purview.putDataSource, { params: { dataSourceName: name }, body: { kind: 'FileSystem', properties } })
  const params = { dataSourceName: name, scanName: name }
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  await site.at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
  const runId = randomUUID()
  await site.at.call(purview.startRun, { params, query: { runId } })
  return runId
}

const statusOf = (runId: string) => expect.poll(async () => (await findRun(site, runId)).status, { timeout: 20_000 })

test('a folder that the node may read is scanned, and its files are assets of the console', async () => {
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', folder)
  const runId = await aScanOfTheFolder('folder-allowed')
  await statusOf(runId).toMatch(/^(Succeeded|CompletedWithExceptions)$/)
  const { value } = await site.at.call(consoleFace.listAssets, { query: { dataSourceName: 'folder-allowed' } })
  expect(value.map(({ name, kind }) => `${kind} ${name}`).toSorted()).toEqual([
    'file broken.parquet',
    'file customers.json',
    'resourceSet part-{N}.csv',
  ])
  const { discoveryExecutionDetails } = await findRun(site, runId)
  expect(discoveryExecutionDetails.statistics.assets).toMatchObject({ discovered: 3, failed: 1 })
})

test('a folder that nobody allowed fails the run with how to allow it', async () => {
  const runId = await aScanOfTheFolder('folder-refused')
  await statusOf(runId).toBe('Failed')
  const { error } = await findRun(site, runId)
  expect(error).toMatchObject({ code: 'SourcePathNotAllowed', message: expect.stringContaining('MOORING_NODE_ALLOWED_PATHS') as string })
})
