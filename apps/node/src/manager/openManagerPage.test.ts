import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { AgentStatus } from '../agent/AgentStatus.ts'
import { holdHome } from '../agent/statusSocket.ts'
import type { Config } from '../config.ts'
import { endIdentity, readIdentity } from '../identity.ts'
import { openLog } from '../log.ts'
import { openLogFiles } from '../logFiles.ts'
import { keepSecret } from '../secrets/secretStore.ts'
import { readSettings } from '../settings.ts'
import { ManagerVisitor } from '../testing/ManagerVisitor.ts'
import { openProxy } from '../testing/openProxy.ts'
import { aRegisteredNode, aRuntimeFor, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { openManagerPage } from './openManagerPage.ts'

vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
const closes: (() => Promise<void>)[] = []
beforeAll(async () => {
  site = await openTestSite()
})
afterEach(async () => {
  await Promise.all(closes.splice(0).map((close) => close()))
})
afterAll(() => site.close())

const hour = 3_600_000

async function anOpenDoor(config: Config, idleMs = hour) {
  const page = await openManagerPage(config, { port: 0, idleMs, warn: (text) => expect.fail(text) })
  closes.push(page.close)
  return { page, visitor: new ManagerVisitor(page.address) }
}

async function aVisit(config: Config) {
  const { page, visitor } = await anOpenDoor(config)
  expect((await visitor.enter()).status).toBe(204)
  return { page, visitor }
}

test('the address opens the page once, and for nobody without it', async () => {
  const { config } = await aRuntimeFor(site)
  const { page, visitor } = await anOpenDoor(config)
  expect(new URL(page.address).hostname).toBe('127.0.0.1')
  expect((await visitor.get('/register')).status).toBe(401)
  expect((await visitor.enter('a'.repeat(43))).status).toBe(403)
  const entered = await visitor.enter()
  expect(entered.status).toBe(204)
  expect(String(entered.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  expect((await visitor.get('/register')).status).toBe(200)
  const second = new ManagerVisitor(page.address)
  expect((await second.enter()).status).toBe(403)
  second.cookie = visitor.cookie?.replace(/=.*/, '=guessed') ?? null
  expect((await second.post('/register/cancel', {})).status).toBe(401)
})

test('pages of others are refused: by the name in Host, by Origin, and by what the browser says of them', async () => {
  const { config } = await aRuntimeFor(site)
  const { visitor } = await aVisit(config)
  const port = new URL(visitor.origin).port
  expect((await visitor.get('/', { host: `rebound.example:${port}` })).status).toBe(403)
  expect((await visitor.get('/', { host: `localhost:${port}` })).status).toBe(403)
  expect((await visitor.get('/', { origin: 'http://127.0.0.1:1' })).status).toBe(403)
  const change = { mode: 'system' }
  expect((await visitor.post('/proxy', change, { origin: 'http://127.0.0.1:1' })).status).toBe(403)
  expect((await visitor.post('/proxy', change, { origin: 'null' })).status).toBe(403)
  expect((await visitor.post('/proxy', change, { 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await readSettings(config.home)).proxy).toEqual({ mode: 'none' })
  expect((await visitor.post('/proxy', change)).status).toBe(303)
  expect((await readSettings(config.home)).proxy).toEqual({ mode: 'system' })
})

test('a page runs no script but its own and is shown in no frame', async () => {
  const { config } = await aRuntimeFor(site)
  const { visitor } = await aVisit(config)
  const { headers, body } = await visitor.get('/register')
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['cache-control']).toBe('no-store')
  expect(body).not.toMatch(/<script(?! type="module" src="\/script\.js")|\son\w+=/)
})

test('a form that is too large, or is none, changes nothing', async () => {
  const { config } = await aRuntimeFor(site)
  const { visitor } = await aVisit(config)
  expect(await visitor.submit('/register', { authKey: 'x'.repeat(70_000) })).toContain('The form is too large.')
  await visitor.post('/settings/log-level', { level: 'debug' }, { 'content-type': 'text/plain' })
  expect((await readSettings(config.home)).logLevel).toBe('info')
})

test('a machine is registered with the key alone and a name, and nothing ever shows the key', async () => {
  const { runtime, config } = await aRuntimeFor(site)
  const key = config.authKey ?? ''
  const secret = key.split('@').at(-1) ?? ''
  const { visitor } = await aVisit({ ...config, authKey: null })
  const pages = [await visitor.open('/')]
  expect(pages[0]).toContain('Register Integration Runtime (Self-hosted)')
  pages.push(await visitor.submit('/register', { authKey: key.slice(0, -5) }))
  expect(pages.at(-1)).toContain('This is not an authentication key.')
  const asked = await visitor.post('/register', { authKey: ` ${key}\n` })
  expect(asked.headers.location).toBe('/new-node')
  pages.push(await visitor.open('/register'), await visitor.open('/new-node'))
  expect(pages.at(-1)).toContain('New Integration Runtime (Self-hosted) Node')
  pages.push(await visitor.submit('/new-node', { newName: 'not a name' }))
  expect(pages.at(-1)).toContain('A node name begins with a letter or digit')
  // What it says of the machine of the test is no matter here.
  pages.push(await visitor.submit('/new-node', { newName: 'node-1', force: 'on' }))
  expect(pages.at(-1)).toContain('node has been registered successfully')
  expect((await findRuntime(site, runtime)).nodes.map(({ name }) => name)).toEqual(['node-1'])
  pages.push(await visitor.open('/register'))
  expect(pages.at(-1)).toContain('Self-hosted node is stopped')
  for (const page of pages) expect(page).not.toContain(secret)
  for (const file of await readdir(config.home)) expect(await readFile(join(config.home, file), 'utf8')).not.toContain(secret)
})

test('a name that is taken is answered with another one, and an offline node can give its place', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const { visitor } = await aVisit({ ...config, home: `${config.home}-2` })
  await visitor.submit('/register', { authKey: config.authKey ?? '' })
  const page = await visitor.submit('/new-node', { newName: 'node-1', force: 'on' })
  expect(page).toContain('Use the name node-2')
  expect(page).not.toContain('--name')
  expect(await visitor.submit('/new-node', { newName: 'node-2', force: 'on' })).toContain('registered successfully')
  expect((await findRuntime(site, runtime)).nodes).toHaveLength(2)
})

test('the nodes that are there are listed before the machine is named, and a name that one of them has is known', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const fresh = { ...config, home: `${config.home}-new` }
  const { visitor } = await aVisit(fresh)
  const page = await visitor.submit('/register', { authKey: config.authKey ?? '' })
  expect(page).toContain(`Nodes of ${runtime}`)
  expect(page).toContain('<li>node-1: Initializing</li>')
  expect(page).toContain('data-taken="[&#34;node-1&#34;]"')
})

test('a key that the console refuses is refused before a name is asked for', async () => {
  const { config } = await aRuntimeFor(site)
  const { visitor } = await aVisit(config)
  const authKey = (config.authKey ?? '').replace(/[^@]{8}$/, 'AAAAAAA=')
  const page = await visitor.submit('/register', { authKey })
  expect(page).toContain('The authentication key is not valid')
  expect(page).toContain('Register Integration Runtime (Self-hosted)')
})

test('a proxy is set and the network looked at before the key is used, which is kept meanwhile', async () => {
  const { config } = await aRuntimeFor(site)
  const { visitor } = await aVisit({ ...config, authKey: null })
  await visitor.open('/register')
  expect(await visitor.submit('/register/proxy', { authKey: config.authKey ?? '' })).toContain('Set HTTP Proxy')
  const again = await visitor.submit('/proxy', { do: 'save', mode: 'system' })
  expect(again).toContain('System proxy')
  expect(again).toContain('The key that you gave is kept.')
  const found = await visitor.submit('/register/troubleshoot', { authKey: '' })
  expect(found).toContain(new URL(site.tunnel.origin).host)
  expect(found).toContain('href="/register">Back')
  expect(await visitor.submit('/register', { authKey: '' })).toContain('New Integration Runtime (Self-hosted) Node')
})

test('a canceled registration forgets the key and shows that the node is not registered', async () => {
  const { config } = await aRuntimeFor(site)
  const { visitor } = await aVisit(config)
  await visitor.submit('/register', { authKey: config.authKey ?? '' })
  const home = await visitor.submit('/register/cancel')
  expect(home).toContain('Integration Runtime (Self-hosted) Node is not registered')
  expect(await visitor.open('/new-node')).toContain('Welcome to Integration Runtime Configuration Manager')
  expect(await readIdentity(config.home)).toBeNull()
})

test('Home says who the node is, and which secrets it keeps', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  await keepSecret(config.home, 'sales-database', 'the password of sales')
  const { visitor } = await aVisit(config)
  const page = await visitor.open('/')
  for (const text of [runtime, 'node-1', 'sales-database', 'Start Service', 'N/A']) expect(page).toContain(text)
  expect(page).not.toContain('the password of sales')
})

test('Home follows the node that runs, and stops it', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const names = { runtime, node: 'node-1', runningJobs: 2 }
  let status: AgentStatus = { state: 'Reconnecting', reason: 'The console cannot be reached: nothing listens there.', ...names }
  const hold = await holdHome(config.home, () => status, { stop: () => void hold.release() })
  const { visitor } = await aVisit(config)
  const away = await visitor.open('/')
  expect(away).toContain('Self-hosted node is reconnecting to the cloud service')
  expect(away).toContain('nothing listens there')
  status = { state: 'Connected', reason: null, ...names }
  expect(await visitor.open('/')).toContain('Self-hosted node is connected to the cloud service')
  expect(await visitor.submit('/stop')).toContain('Start Service')
})

test('a node that lets its scans finish for long is stopped without an error', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const status = { state: 'Connected', reason: null, runtime, node: 'node-1', runningJobs: 2 } as const
  const hold = await holdHome(config.home, () => status, { stop: () => undefined })
  const { visitor } = await aVisit(config)
  const page = await visitor.submit('/stop')
  expect(page).toContain('The service lets its scans finish, and stops then.')
  expect(page).not.toContain('has not ended')
  await hold.release()
})

test('Home tells of a node that was removed, and offers to register again', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  const { nodeId = '' } = (await readIdentity(config.home)) ?? {}
  await endIdentity(config.home, nodeId, { reason: 'The node was removed.' })
  const { visitor } = await aVisit(config)
  const page = await visitor.open('/')
  for (const text of ['Node is not registered', 'The node was removed.', 'Register again']) expect(page).toContain(text)
  await visitor.submit('/register', { authKey: config.authKey ?? '' })
  expect(await visitor.submit('/new-node', { newName: 'node-2', force: 'on' })).toContain('registered successfully')
  expect((await findRuntime(site, runtime)).nodes.map(({ name }) => name)).toContain('node-2')
})

test('settings are set and a wrong one is refused; the password of a proxy is kept and not shown', async () => {
  const { config } = await aRegisteredNode(site)
  const { visitor } = await aVisit(config)
  await visitor.submit('/settings/concurrency', { how: 'number', jobs: '3' })
  await visitor.submit('/settings/log-level', { level: 'warn' })
  expect(await visitor.submit('/settings/concurrency', { how: 'number', jobs: '1000' })).toContain('role="alert"')
  const custom = { do: 'save', mode: 'custom', address: 'http://proxy.example:3128', user: 'node', bypass: '.corp.example' }
  await visitor.submit('/proxy', { ...custom, password: 'the password of the proxy' })
  expect(await visitor.submit('/proxy', { ...custom, bypass: 'a.example, b.example' })).toContain('http://proxy.example:3128')
  expect(await visitor.open('/proxy')).not.toContain('the password of the proxy')
  expect(await visitor.submit('/proxy', { ...custom, address: 'http://me:mine@proxy.example' })).toContain('The address of a proxy')
  expect(await readSettings(config.home)).toMatchObject({
    concurrentJobs: 3,
    logLevel: 'warn',
    proxy: { address: 'http://proxy.example:3128', password: 'the password of the proxy', bypass: ['a.example', 'b.example'] },
  })
  // Sent to another proxy it would be given away.
  await visitor.submit('/proxy', { ...custom, address: 'http://other.example:3128' })
  expect((await readSettings(config.home)).proxy).toMatchObject({ password: null })
})

test('a proxy is tried before it is set', async () => {
  const { config } = await aRegisteredNode(site)
  const { visitor } = await aVisit({ ...config, endpoint: site.tunnel.origin.replace('127.0.0.1', 'console.example') })
  const proxy = await openProxy()
  const custom = { do: 'test', mode: 'custom', address: proxy.origin }
  expect(await visitor.submit('/proxy', custom)).toContain('The console was reached.')
  expect(proxy.asked).not.toEqual([])
  proxy.close()
  expect(await visitor.submit('/proxy', custom)).toContain('cannot be reached')
  expect((await readSettings(config.home)).proxy).toEqual({ mode: 'none' })
})

test('the log is searched, a connection is tested, and the report is a file', async () => {
  const { config } = await aRegisteredNode(site)
  const files = openLogFiles(config.home)
  const log = openLog(files)
  log.info('A scan began.', { source: '<b>sales</b>' })
  log.warn('The disk is nearly full.')
  files.close()
  const { visitor } = await aVisit(config)
  const found = await visitor.open('/diagnostics?search=SALES&level=info')
  expect(found).toContain('&#60;b&#62;sales')
  expect(found).not.toContain('nearly full')
  expect(await visitor.open('/diagnostics?level=warn')).toContain('nearly full')
  await visitor.submit('/diagnostics/verbose', { level: 'debug' })
  expect((await readSettings(config.home)).logLevel).toBe('debug')
  expect(await visitor.submit('/diagnostics/connection', { kind: 'Server', server: 'nonsense' })).toContain('A target is like')
  const { host } = new URL(site.tunnel.origin)
  expect(await visitor.submit('/diagnostics/connection', { kind: 'Server', server: host })).toContain(`tcp://${host}`)
  expect(await visitor.submit('/troubleshoot')).toContain('Download the report')
  const report = await visitor.get('/report.html')
  expect(report.headers['content-disposition']).toBe('attachment; filename="mooring-node-report.html"')
  expect(report.body).toContain('Diagnosis of')
})

test('it ends when nobody uses it, and when it is closed', async () => {
  const { config } = await aRuntimeFor(site)
  const { page } = await anOpenDoor(config, 20)
  expect(await page.ended).toBe('idle')
  const { page: closed, visitor } = await aVisit(config)
  expect((await visitor.post('/close', {})).body).toContain('The Configuration Manager is closed')
  expect(await closed.ended).toBe('closed')
  await expect(visitor.get('/')).rejects.toThrow('ECONNREFUSED')
})
