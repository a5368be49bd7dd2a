import { console, node, weekDays } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { offerVersion } from '../../../api/src/testing/offerVersion.ts'
import { openNodeClient } from '../consoleClient.ts'
import { identityOf } from '../testing/identityOf.ts'
import { aRegisteredNode, aRuntimeFor, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runVerb } from '../testing/runVerb.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

test('says whether there is a newer version, and asks for it when it is not only to check', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  expect(await runVerb(['update', '--check'], config)).toMatchObject({
    code: 0,
    out: 'Version 0.1.0 runs. The console offers no version to update to.\n',
  })
  await offerVersion(site.at, { version: '0.2.0' })
  expect(JSON.parse((await runVerb(['update', '--check', '--json'], config)).out)).toEqual({
    ...{ version: '0.1.0', latest: '0.2.0', isUpdateAvailable: true },
  })
  const asked = JSON.parse((await runVerb(['update', '--json'], config)).out)
  expect(asked).toMatchObject({ isUpdateAvailable: true, phase: 'waiting' })
  expect(await site.at.prisma.nodeUpdate.findMany({ where: { node: { runtime: { name: runtime } } } })).toMatchObject([
    { version: '0.2.0' },
  ])
  expect((await runVerb(['update', '--check'], config)).out).toContain('waits until this node is connected')
})

test('says when the maintenance window opens, and when the node was last updated', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  // Closed, whenever the test runs.
  const day = weekDays[(new Date().getUTCDay() + 3) % 7] ?? 'Monday'
  const body = { automatic: true, window: { days: [day], from: '00:00', to: '00:01', timeZone: 'UTC' } }
  const { opensAt = '' } = await site.at.call(console.putUpdateSettings, { params: { name: runtime }, body })
  await site.at.prisma.node.updateMany({ where: { runtime: { name: runtime } }, data: { updatedAt: new Date('2026-01-05T10:20:30Z') } })
  const opens = `${opensAt.slice(0, 10)} 00:00 UTC`
  expect((await runVerb(['update', '--check'], config)).out.split('\n')).toEqual([
    `Version 0.1.0 runs. Version 0.2.0 is available. It is taken in the maintenance window, which opens on ${opens}.`,
    `Maintenance window: ${day} from 00:00 to 00:01 (UTC), opens on ${opens}`,
    'Last update: 2026-01-05 10:20 UTC',
    '',
  ])
  expect(JSON.parse((await runVerb(['update', '--check', '--json'], config)).out)).toMatchObject({
    ...{ waitsFor: 'window', window: body.window, opensAt, updatedAt: '2026-01-05T10:20:30.000Z' },
  })
})

test('takes the update back, unless it is too late for that', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  await runVerb(['update'], config)
  const where = { node: { runtime: { name: runtime } } }
  expect(await runVerb(['update', '--cancel'], config)).toMatchObject({
    code: 0,
    out: 'Version 0.1.0 runs. Version 0.2.0 is available.\n',
  })
  expect(await site.at.prisma.nodeUpdate.count({ where })).toBe(0)
  await runVerb(['update'], config)
  await site.at.prisma.nodeUpdate.updateMany({ where, data: { phase: 'restarting' } })
  expect(await runVerb(['update', '--cancel'], config)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/cannot be canceled any more.* It starts anew\./) as string,
  })
  expect(await runVerb(['update', '--cancel', '--wait'], config)).toMatchObject({ code: 2 })
})

test('one that is up to date has nothing to wait for', async () => {
  await offerVersion(site.at, { version: '0.1.0' })
  const { config } = await aRegisteredNode(site)
  expect(await runVerb(['update', '--wait'], config)).toMatchObject({ code: 0, out: 'Version 0.1.0 runs. It is the newest one.\n' })
})

test('waiting ends when the node has the version', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  const waiting = runVerb(['update', '--wait'], config)
  const where = { node: { runtime: { name: runtime } } }
  const client = await openNodeClient(await identityOf(config.home))
  await expect.poll(() => site.at.prisma.nodeUpdate.count({ where }), { timeout: 20_000 }).toBe(1)
  await client.call(node.heartbeat, { body: { version: '0.2.0', cpuPercent: 1, memoryAvailableMb: 1, runningJobs: 0 } })
  await client.close()
  expect(await waiting).toMatchObject({ code: 0, out: expect.stringContaining('Version 0.2.0 runs.') as string })
})

test('waiting ends with 1 and the reason when the node did not take it', async () => {
  await offerVersion(site.at, { version: '0.2.0' })
  const { runtime, config } = await aRegisteredNode(site)
  const waiting = runVerb(['update', '--wait'], config)
  const where = { node: { runtime: { name: runtime } } }
  await expect.poll(() => site.at.prisma.nodeUpdate.count({ where }), { timeout: 20_000 }).toBe(1)
  await site.at.prisma.nodeUpdate.updateMany({ where, data: { phase: 'rolledBack', reason: 'It ended with code 3.' } })
  expect(await waiting).toMatchObject({
    code: 1,
    said: expect.stringContaining('The last attempt failed: It ended with code 3.') as string,
  })
})

test('a machine that is not registered, and a console that is away, are named', async () => {
  const { config } = await aRuntimeFor(site)
  expect(await runVerb(['update'], config)).toMatchObject({ code: 1, said: expect.stringContaining('not registered') as string })
  const registered = await aRegisteredNode(site)
  site.tunnel.cut()
  expect(await runVerb(['update'], registered.config)).toMatchObject({ code: 3 })
  site.tunnel.restore()
})
