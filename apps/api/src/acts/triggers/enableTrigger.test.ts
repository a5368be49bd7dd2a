import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, aSchedule, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lets a disabled schedule fire again, from its next time on; what it missed is not made up for', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const recurrence = { frequency: 'Hour' as const, startTime: '2020-01-01T00:00:00Z' }
  await aSchedule(at, scan, { recurrence, state: 'Disabled' })
  const enable = () => at.call(purview.enableTrigger, { params: scanParams(scan) })
  const heard = await announcedBy(at, async () => {
    expect(await enable()).toMatchObject({ name: 'default', properties: { state: 'Enabled', recurrence } })
  })
  expect(heard).toEqual([{ topic: 'scans', name: scan.dataSourceName }])
  const row = await at.prisma.trigger.findFirstOrThrow({ where: { scan: { name: scan.scanName } } })
  const minutes = ((row.nextFireAt?.getTime() ?? 0) - row.updatedAt.getTime()) / 60_000
  expect(minutes).toBeGreaterThan(-1)
  expect(minutes).toBeLessThan(61)
  expect(await audited(at, 'enableTrigger', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

test('of one that is enabled nothing changes', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const kept = await aSchedule(at, scan)
  const heard = await announcedBy(at, async () => {
    expect(await at.call(purview.enableTrigger, { params: scanParams(scan) })).toEqual(kept)
  })
  expect(heard).toEqual([])
  expect(await audited(at, 'enableTrigger', `scan/${scan.dataSourceName}/${scan.scanName}`)).toEqual([])
})

test('answers Trigger_NotFound for a scan without one, and Scan_NotFound for none', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const enable = (scanName: string) => at.call(purview.enableTrigger, { params: { ...scanParams(scan), scanName } })
  await expect(enable(scan.scanName)).rejects.toMatchObject({ status: 404, code: 'Trigger_NotFound' })
  await expect(enable('never-was')).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
