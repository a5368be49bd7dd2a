import { node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, anAsset, aRun, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = (dataSourceName: string) => at.call(purview.deleteDataSource, { params: { dataSourceName } })

test('takes its scans, their runs and its assets along, and nothing of other sources', async () => {
  const runtime = await aRuntime(at)
  const { as, scan, params, fence } = await aLeasedRun(at, runtime)
  await at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('one'), anAsset('two')] } }, as)
  const other = await aScan(at, runtime)
  const otherRun = await aRun(at, other)

  await remove(scan.dataSourceName)

  await expect(at.call(purview.getDataSource, { params: scanParams(scan, 'source') })).rejects.toMatchObject({
    code: 'DataSource_NotFound',
  })
  expect(await at.prisma.asset.count()).toBe(0)
  expect((await at.prisma.run.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([otherRun])
  expect((await at.prisma.scan.findMany()).map(({ name }) => name)).toEqual([other.scanName])
  expect(await audited(at, 'deleteDataSource', `dataSource/${scan.dataSourceName}`)).toMatchObject([
    { actorKind: 'token', detail: { scans: 1, assets: 2 } },
  ])
})

test('leaves the credential and the runtime', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await remove(scan.dataSourceName)
  await expect(at.call(purview.getCredential, { params: { credentialName: scan.credentialName } })).resolves.toBeDefined()
  await expect(at.call(purview.getRuntime, { params: { integrationRuntimeName: scan.runtimeName } })).resolves.toBeDefined()
})

test('a node that scans it is told at its next call that the run is gone, and writes nothing', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await remove(scan.dataSourceName)
  const late = at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('late')] } }, as)
  await expect(late).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect(await at.prisma.asset.count({ where: { name: 'late' } })).toBe(0)
})

test('is announced to every page that shows something of it', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const heard = await announcedBy(at, () => remove(scan.dataSourceName))
  expect(heard).toContainEqual({ topic: 'dataSources', name: scan.dataSourceName })
  expect(heard.map(({ topic }) => topic).toSorted()).toEqual(['assets', 'dataSources', 'runs', 'runtimes', 'scans'])
})

test('answers DataSource_NotFound for one that is not there, and to all but one of many at once', async () => {
  await expect(remove('never-was')).rejects.toMatchObject({ status: 404, code: 'DataSource_NotFound' })
  const scan = await aScan(at, await aRuntime(at))
  const answers = await Promise.allSettled(Array.from({ length: 4 }, () => remove(scan.dataSourceName)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
  expect(codes.filter((code) => code !== 'DataSource_NotFound' && code !== 'ChangedMeanwhile')).toEqual([])
})
