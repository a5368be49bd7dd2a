/** A console whose certificate is of an authority that the system does not know. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Config } from '../config.ts'
import { readIdentity } from '../identity.ts'
import { ManagerVisitor } from '../testing/ManagerVisitor.ts'
import { aRegisteredNode, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { openTlsFront, type TlsFront } from '../testing/openTlsFront.ts'
import { openManagerPage } from './openManagerPage.ts'

vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
let front: TlsFront
const closes: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  site = await openTestSite()
  front = await openTlsFront(site.tunnel.origin)
  await writeFile(join(site.folder, 'ca.pem'), front.certificate)
}, 120_000)
afterEach(async () => {
  await Promise.all(closes.splice(0).map((close) => close()))
})
afterAll(() => {
  front.close()
  return site.close()
})

/** Somebody before the page of a machine that is not registered, and the key of a runtime that has a node already. */
async function aNewcomer() {
  const { config } = await aRegisteredNode(site)
  const fresh: Config = { ...config, home: `${config.home}-second` }
  const page = await openManagerPage(fresh, { port: 0, idleMs: 3_600_000, warn: (text) => expect.fail(text) })
  closes.push(page.close)
  const visitor = new ManagerVisitor(page.address)
  await visitor.enter()
  const authKey = config.authKey?.replace(/ServiceEndpoint=[^@]+/, `ServiceEndpoint=${front.host}`) ?? ''
  return { visitor, config: fresh, authKey, caFile: 'ca.pem' }
}

const direct = { do: 'test', mode: 'none' }

test('the way to it is tried with the certificates that the Register window asks for', async () => {
  const { visitor, authKey, caFile } = await aNewcomer()
  await visitor.submit('/register/proxy', { authKey })
  expect(await visitor.submit('/proxy', direct)).not.toContain('The console was reached.')
  await visitor.submit('/register/proxy', { caFile })
  expect(await visitor.submit('/proxy', direct)).toContain('The console was reached.')
})

test('the Diagnostic Tool takes the way to it with them', async () => {
  const { visitor, authKey, caFile } = await aNewcomer()
  expect(await visitor.submit('/register/troubleshoot', { authKey })).toContain('Something failed')
  const trusted = await visitor.submit('/register/troubleshoot', { caFile })
  expect(trusted).toContain(`https://${front.host}`)
  expect(trusted).toContain('the certificate is trusted')
})

test('the nodes that its runtime has are listed, and the machine is registered with them', async () => {
  const { visitor, config, authKey, caFile } = await aNewcomer()
  const named = await visitor.submit('/register', { authKey, caFile })
  expect(named).toContain('node-1: Initializing')
  expect(named).toContain(join(site.folder, 'ca.pem'))
  const done = await visitor.submit('/new-node', { newName: 'node-2', caFile: join(site.folder, 'ca.pem'), force: 'on' })
  expect(done).toContain('registered successfully')
  expect(await readIdentity(config.home)).toMatchObject({ origin: `https://${front.host}`, caFile: join(site.folder, 'ca.pem') })
})

test('a file that cannot be read is named at once', async () => {
  const { visitor, authKey } = await aNewcomer()
  expect(await visitor.submit('/register', { authKey, caFile: 'missing.pem' })).toContain(
    'missing.pem with the certificates of the console',
  )
})
