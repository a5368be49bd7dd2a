import { console, weekDays } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { offerVersion } from '../../../api/src/testing/offerVersion.ts'
import type { Config } from '../config.ts'
import { ManagerVisitor } from '../testing/ManagerVisitor.ts'
import { aRegisteredNode, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { openManagerPage } from './openManagerPage.ts'

vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
const closes: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  site = await openTestSite()
}, 120_000)
afterEach(async () => {
  await Promise.all(closes.splice(0).map((close) => close()))
})
afterAll(() => site.close())

async function aVisitor(config: Config): Promise<ManagerVisitor> {
  const page = await openManagerPage(config, { port: 0, idleMs: 3_600_000, warn: (text) => expect.fail(text) })
  closes.push(page.close)
  const visitor = new ManagerVisitor(page.address)
  await visitor.enter()
  return visitor
}

test('the Update tab asks for the update and takes it back, until the node starts anew', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  const visitor = await aVisitor(config)
  const where = { node: { runtime: { name: runtime } } }
  const buttons = (text: string) => ['Update now', 'Cancel the update'].filter((label) => text.includes(`>${label}</button>`))
  expect(buttons(await visitor.open('/update'))).toEqual(['Update now'])
  const asked = await visitor.submit('/update')
  expect(asked).toContain('The console was asked for the update.')
  expect(buttons(asked)).toEqual(['Cancel the update'])
  const canceled = await visitor.submit('/update/cancel')
  expect(canceled).toContain('The update was canceled.')
  expect(buttons(canceled)).toEqual(['Update now'])
  expect(await site.at.prisma.nodeUpdate.count({ where })).toBe(0)

  await visitor.submit('/update')
  await site.at.prisma.nodeUpdate.updateMany({ where, data: { phase: 'restarting' } })
  expect(buttons(await visitor.open('/update'))).toEqual([])
  expect(await visitor.submit('/update/cancel')).toContain('The update cannot be canceled any more.')
})

test('the Update tab says when the update is scheduled, what the window is, and when the last update was', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  const visitor = await aVisitor(config)
  const times = async () =>
    [...(await visitor.open('/update')).matchAll(/<dt>(.*?):<\/dt>\s*<dd>(.*?)<\/dd>/g)].map(([, dt, dd]) => `${dt}: ${dd}`)
  expect(await times()).toEqual(
    expect.arrayContaining(['Scheduled update: --------', 'Maintenance window: --------', 'Last update: --------']),
  )
  // Closed, whenever the test runs.
  const day = weekDays[(new Date().getUTCDay() + 3) % 7] ?? 'Monday'
  const body = { automatic: true, window: { days: [day], from: '00:00', to: '00:01', timeZone: 'UTC' } }
  const { opensAt = '' } = await site.at.call(console.putUpdateSettings, { params: { name: runtime }, body })
  await site.at.prisma.node.updateMany({ where: { runtime: { name: runtime } }, data: { updatedAt: new Date('2026-01-05T10:20:30Z') } })
  const opens = `${opensAt.slice(0, 10)} 00:00 UTC`
  expect(await times()).toEqual(
    expect.arrayContaining([
      `Scheduled update: <time datetime="${opensAt}">${opens}</time>`,
      `Maintenance window: ${day} from 00:00 to 00:01 (UTC), opens on ${opens}`,
      'Last update: <time datetime="2026-01-05T10:20:30.000Z">2026-01-05 10:20 UTC</time>',
    ]),
  )
})
