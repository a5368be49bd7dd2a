import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, aSchedule, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('stops a schedule, once, is on record and announced', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await aSchedule(at, scan)
  const disable = () => at.call(purview.disableTrigger, { params: scanParams(scan) })
  const heard = await announcedBy(at, async () => {
    expect(await disable()).toMatchObject({ name: 'default', properties: { state: 'Disabled' } })
    expect((await disable()).properties.state).toBe('Disabled')
  })
  expect(heard).toEqual([{ topic: 'scans', name: scan.dataSourceName }])
  expect((await at.prisma.trigger.findFirstOrThrow({ where: { scan: { name: scan.scanName } } })).nextFireAt).toBeNull()
  expect(await audited(at, 'disableTrigger', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

test('both spellings of the action are taken, and no version before 2023-09-01', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await aSchedule(at, scan)
  const path = `/scan/datasources/${scan.dataSourceName}/scans/${scan.scanName}/triggers/default`
  const post = async (url: string) =>
    (await at.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${testToken}` } })).statusCode
  expect(await post(`${path}/:disable?api-version=2023-09-01`)).toBe(200)
  expect(await post(`${path}%3Aenable?api-version=2023-09-01`)).toBe(200)
  expect(await post(`${path}:disable?api-version=2022-07-01-preview`)).toBe(400)
})

test('answers Trigger_NotFound for a scan without one, and Scan_NotFound for none', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const disable = (scanName: string) => at.call(purview.disableTrigger, { params: { ...scanParams(scan), scanName } })
  await expect(disable(scan.scanName)).rejects.toMatchObject({ status: 404, code: 'Trigger_NotFound' })
  await expect(disable('never-was')).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
