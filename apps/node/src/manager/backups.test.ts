import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Config } from '../config.ts'
import { readIdentity, writeIdentity } from '../identity.ts'
import { readSettings } from '../settings.ts'
import { ManagerVisitor } from '../testing/ManagerVisitor.ts'
import { aRegisteredNode, aRuntimeFor, openTestSite, type TestSite } from '../testing/openTestSite.ts'
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

async function aVisit(config: Config): Promise<ManagerVisitor> {
  const page = await openManagerPage(config, { port: 0, idleMs: 3_600_000, warn: (text) => expect.fail(text) })
  closes.push(page.close)
  const visitor = new ManagerVisitor(page.address)
  await visitor.enter()
  return visitor
}

const password = 'a password for the backup'

/** What the page of a machine gives for the password. */
async function aBackup(visitor: ManagerVisitor): Promise<string> {
  expect(await visitor.submit('/backup', { password, again: password })).toContain('The backup was made')
  const { headers, body } = await visitor.get('/node.backup')
  expect(headers).toMatchObject({
    'content-disposition': 'attachment; filename="node-1.backup"',
    'content-type': 'application/octet-stream',
  })
  return body
}

test('a backup that one page makes is imported by the page of another machine, which is that node then', async () => {
  const { config } = await aRegisteredNode(site)
  const visitor = await aVisit(config)
  const home = await visitor.open('/')
  expect(home).toContain('N/A')
  expect(home).toContain('A backup holds these secrets as well.')
  const sealed = await aBackup(visitor)
  const { lastBackupAt } = await readSettings(config.home)
  expect(await visitor.open('/')).toContain(`<time datetime="${lastBackupAt}">`)
  const identity = await readIdentity(config.home)
  expect(sealed).not.toContain(identity?.keyPair.d)

  const { config: other } = await aRuntimeFor(site)
  const there = await aVisit(other)
  expect(await there.open('/')).toContain('/import')
  expect(await there.submit('/import', { sealed, password })).toContain(`This machine is node-1 of ${identity?.runtimeName}`)
  expect(await readIdentity(other.home)).toEqual(identity)
})

test('a backup is imported however many certificates are in it', async () => {
  const { config } = await aRegisteredNode(site)
  const identity = await readIdentity(config.home)
  if (identity === null) throw new Error('The node is not registered.')
  const caFile = join(site.folder, 'all-ca.pem')
  await writeFile(caFile, 'a certificate\n'.repeat(20_000))
  await writeIdentity(config.home, { ...identity, caFile })
  const sealed = await aBackup(await aVisit(config))
  const { config: other } = await aRuntimeFor(site)
  expect(await (await aVisit(other)).submit('/import', { sealed, password })).toContain('This machine is node-1')
})

test('no backup is made with a password that is too short, or typed differently the second time', async () => {
  const { config } = await aRegisteredNode(site)
  const visitor = await aVisit(config)
  expect(await visitor.submit('/backup', { password: 'short', again: 'short' })).toContain('at least 12 characters')
  expect(await visitor.submit('/backup', { password, again: `${password}!` })).toContain('The two passwords differ.')
  expect((await visitor.get('/node.backup')).status).toBe(303)
  expect((await readSettings(config.home)).lastBackupAt).toBeNull()
})

test('a machine that is not registered makes none', async () => {
  const { config } = await aRuntimeFor(site)
  const visitor = await aVisit(config)
  expect((await visitor.get('/backup')).headers.location).toBe('/')
  expect((await visitor.post('/backup', { password, again: password })).status).toBe(303)
  expect((await visitor.get('/node.backup')).status).toBe(303)
})

test('nothing is imported with another password, in the place of a registration that nobody gave up', async () => {
  const [{ config }, { config: other }] = [await aRegisteredNode(site), await aRegisteredNode(site)]
  const visitor = await aVisit(config)
  const sealed = await aBackup(visitor)
  const there = await aVisit(other)
  const before = await readIdentity(other.home)
  expect(await there.submit('/import', { sealed, password })).toContain('is registered as the node')
  expect(await there.submit('/import', { sealed, password: `${password}!`, force: 'on' })).toContain('The password is not the one')
  expect(await there.submit('/import', { sealed: 'something else', password, force: 'on' })).toContain('not a backup')
  expect(await readIdentity(other.home)).toEqual(before)
  expect(await there.submit('/import', { sealed, password, force: 'on' })).toContain('This machine is node-1')
  expect((await readIdentity(other.home))?.nodeId).toBe((await readIdentity(config.home))?.nodeId)
})
