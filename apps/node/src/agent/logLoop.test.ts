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
  await mkdir(folder)
  for (let file = 0; file < 12; file += 1) await writeFile(join(folder, `good-${file}.csv`), 'a,b\n1,2\n')
  await writeFile(join(folder, 'broken.parquet'), 'PAR1')
}, 120_000)
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(agents.splice(0).map(({ stop }) => stop()))
})
afterAll(() => site.close())

async function aScanOfTheFolder(name: string): Promise<string> {
  const { runtime, config } = await aRegisteredNode(site)
  agents.push(await startAgent(config))
  await site.at.call(purview.putDataSource, {
    params: { dataSourceName: name },
    body: { kind: 'FileSystem', properties: { path: folder } },
  })
  const params = { dataSourceName: name, scanName: name }
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  await site.at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
  const runId = randomUUID()
  await site.at.call(purview.startRun, { params, query: { runId, scanLevel: 'Full' } })
  return runId
}

const ended = (runId: string) =>
  vi.waitFor(
    async () => {
      const run = await findRun(site, runId)
      expect(run.endTime).toBeDefined()
      return run
    },
    { timeout: 20_000, interval: 50 },
  )
const logOf = async (runId: string) => (await site.at.call(consoleFace.readRunLog, { params: { runId }, query: {} })).value

test('when a run has ended its log is whole: how it began, what could not be read, and how it ended', async () => {
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', folder)
  const runId = await aScanOfTheFolder('log-of-a-folder')
  const run = await ended(runId)
  const lines = await logOf(runId)
  expect(lines.at(0)).toMatchObject({ level: 'info', message: 'The node begins to scan log-of-a-folder: log-of-a-folder, all of it.' })
  expect(lines.filter(({ level }) => level === 'warning')).toEqual([
    expect.objectContaining({ target: expect.stringContaining('broken.parquet') as string }),
  ])
  expect(lines.at(-1)).toMatchObject({
    level: 'info',
    message: expect.stringMatching(/^The scan succeeded: \d+ assets.* 1 could not/) as string,
  })
  expect(run.discoveryExecutionDetails).toMatchObject({ status: 'CompletedWithExceptions', isErrorLogAvailable: true })
})

test('the reason why a run failed is the last line of its log', async () => {
  const runId = await aScanOfTheFolder('log-of-a-failure')
  const { error } = await ended(runId)
  expect((await logOf(runId)).at(-1)).toMatchObject({ level: 'error', message: `${error?.code}: ${error?.message}` })
})
