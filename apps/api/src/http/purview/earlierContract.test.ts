/**
 * What a client of an earlier version of the contract sends and reads, judged by Microsoft's own description of that version, where that is
 * beside the checkout.
 */
import { randomUUID } from 'node:crypto'
import { earlierPurview, node, pathOf, purview } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { OfficialContract } from '../../testing/OfficialContract.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'
import { send } from '../../testing/sampleCall.ts'

const version = '2022-07-01-preview'
const official = new OfficialContract(version)
const as = { authorization: `Bearer ${testToken}` }

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const inVersion = (url: string) => url.replace(/api-version=[^&]*/, `api-version=${version}`)

async function start() {
  const scan = await aScan(at, await aRuntime(at))
  const params = { ...scanParams(scan), runId: randomUUID() }
  const started = await send(at, as, {
    method: 'PUT',
    url: pathOf(earlierPurview.startRun, { params, query: { scanLevel: 'Full' } }),
  })
  const list = () => send(at, as, { method: 'GET', url: inVersion(pathOf(purview.listScanRuns, { params })) })
  return { scan, params, started, list }
}

test('a run is put under the id that its client made, again and again the same, and where it is read is said', async () => {
  const { params, started, list } = await start()
  expect(started.statusCode).toBe(202)
  expect(started.json()).toMatchObject({ scanResultId: params.runId, status: 'Accepted' })
  expect(started.headers['operation-location']).toContain(params.runId)
  const again = await send(at, as, { method: 'PUT', url: pathOf(earlierPurview.startRun, { params }) })
  expect(again.json()).toEqual(started.json())
  expect((await list()).json()).toMatchObject({ count: 1, value: [{ id: params.runId, status: 'Queued', assetsDiscovered: 0 }] })
})

test('whoever says no level gets a full run, as always: the contract of that version leaves it open', async () => {
  const { params, list } = await start()
  const runId = randomUUID()
  await send(at, as, { method: 'PUT', url: pathOf(earlierPurview.startRun, { params: { ...params, runId } }) })
  expect((await list()).json()).toMatchObject({ value: [{ id: runId, scanLevelType: 'Full' }, {}] })
})

test('the runs of a scan are counted by their assets alone, and in the words of that version', async () => {
  const { scan, params, list } = await start()
  const { as: nodeHeaders } = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, nodeHeaders)
  await at.call(node.leaseRun, { body: { waitSeconds: 0 } }, nodeHeaders)
  const [running] = (await list()).json<{ value: object[] }>().value
  expect(running).toMatchObject({ id: params.runId, status: 'Running', pipelineStartTime: expect.any(String) })
  expect(running).not.toHaveProperty('discoveryExecutionDetails')
  const inNewest = await at.call(purview.listScanRuns, { params })
  expect(inNewest.value).toMatchObject([{ status: 'InProgress', discoveryExecutionDetails: { status: 'Running' } }])
  expect(inNewest.value[0]).not.toHaveProperty('assetsDiscovered')
})

test.each([purview.startRun, purview.getRun])('has no $id', async (operation) => {
  const { params } = await start()
  const url = inVersion(pathOf(operation, { params, query: { runId: params.runId } }))
  const answer = await send(at, as, { method: operation.method, url })
  expect(answer.json()).toMatchObject({ error: { code: 'UnsupportedApiVersion', message: expect.stringContaining('2023-09-01') } })
})

describe.skipIf(!official.isHere)('by the contract of the original (skips where ../shared/contract is not beside the checkout)', () => {
  test('a run that is put, listed and canceled is answered rightly', async () => {
    const { params, started, list } = await start()
    expect(official.judge('ScanResult_RunScan', started)).toEqual([])
    const canceled = await send(at, as, {
      method: 'POST',
      url: inVersion(pathOf(purview.cancelRun, { params })).replace(':cancel', '/:cancel'),
    })
    expect([canceled.statusCode, official.judge('ScanResult_CancelScan', canceled)]).toEqual([202, []])
    expect(official.judge('ScanResult_ListScanHistory', await list())).toEqual([])
  })
})
