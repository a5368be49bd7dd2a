import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { NetworkReport, type NetworkTarget } from '@mooring/contract'
import { selfSignedCertificate } from '@mooring/scanners/testing'
import { afterEach, expect, test } from 'vitest'
import { noProxy, type Proxy } from '../proxy.ts'
import { openProxy } from '../testing/openProxy.ts'
import { schemaErrors } from '../testing/schemaErrors.ts'
import { diagnoseNetwork } from './diagnoseNetwork.ts'
import type { NetworkContext } from './NetworkContext.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

async function portOf(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => socket.destroy())))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

/** What answers every request like a console that lives, or with another status and type. */
const answering =
  (status = 200, type = 'application/json'): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': type }).end('{}')

const consoleAt = (host: string, port: number, protocol: 'http' | 'https' = 'http'): NetworkTarget => ({
  purpose: 'console',
  host,
  port,
  protocol,
})
const other = (port: number, change: Partial<NetworkTarget> = {}): NetworkTarget => ({
  ...{ purpose: 'other', host: '127.0.0.1', port, protocol: 'tcp' },
  ...change,
})

/** The diagnosis of one way, in short, once it is known that the console would take the report. */
async function diagnose(target: NetworkTarget, context: Partial<NetworkContext> = {}) {
  const report = await diagnoseNetwork([target], { proxy: noProxy, ca: null, ...context })
  expect(schemaErrors(NetworkReport, report)).toEqual([])
  const [diagnosis] = report.targets
  if (diagnosis === undefined) throw new Error('There is no diagnosis.')
  const failed = diagnosis.steps.find(({ verdict }) => verdict === 'fail')
  const steps = Object.fromEntries(diagnosis.steps.map(({ step, verdict }) => [step, verdict]))
  return { ...diagnosis, proxy: report.proxy, steps, said: `${failed?.found} ${failed?.fix}` }
}

test('a target whose port only it knows is taken no further than to its name', async () => {
  const target = { purpose: 'dataSource', host: 'localhost', port: 1434, protocol: 'dns' } as const
  expect(await diagnose(target)).toEqual(expect.objectContaining({ verdict: 'pass', steps: { dns: 'pass' } }))
})

test('the way to a console that answers passes step by step', async () => {
  const port = await portOf(createHttpServer(answering()))
  expect(await diagnose(consoleAt('127.0.0.1', port))).toMatchObject({
    verdict: 'pass',
    addresses: [{ address: '127.0.0.1', scope: 'loopback' }],
    steps: { dns: 'pass', tcp: 'pass', http: 'pass' },
    proxy: { mode: 'none' },
  })
})

test('something else that answers in place of the console is found out', async () => {
  const port = await portOf(createHttpServer(answering(200, 'text/html')))
  const { failedStep, said } = await diagnose(consoleAt('127.0.0.1', port))
  expect(failedStep).toBe('http')
  expect(said).toContain('That is not the console')
  expect((await diagnose(other(port, { protocol: 'http' }))).verdict).toBe('pass')
})

test('a name that is not known fails at its name, and nothing after it is tried', async () => {
  const { failedStep, steps, said } = await diagnose(consoleAt('console.invalid', 443, 'https'))
  expect(failedStep).toBe('dns')
  expect(steps).toEqual({ dns: 'fail', tcp: 'notChecked', tls: 'notChecked', http: 'notChecked' })
  expect(said).toMatch(/console\.invalid|name servers/)
})

test('a port on which nothing listens fails at the connection', async () => {
  const server = createServer()
  const port = await portOf(server)
  server.close()
  await once(server, 'close')
  const { failedStep, said } = await diagnose(other(port))
  expect(failedStep).toBe('tcp')
  expect(said).toContain('nothing listens on this port')
})

test('a server that never speaks fails where its answer is awaited', async () => {
  const port = await portOf(createServer())
  const short = { stepTimeoutMs: 300 }
  expect((await diagnose(other(port), short)).verdict).toBe('pass')
  expect((await diagnose(other(port, { protocol: 'tls' }), short)).said).toContain('there is no answer')
  expect((await diagnose(other(port, { protocol: 'http' }), short)).failedStep).toBe('http')
})

test('a server that does not speak TLS fails in the handshake', async () => {
  const port = await portOf(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')))
  const { failedStep, said } = await diagnose(other(port, { protocol: 'tls' }))
  expect(failedStep).toBe('tls')
  expect(said).toContain('The handshake failed')
})

test('a certificate that is not trusted is shown, and passes once its authority is given, for its name only', async () => {
  const { certificate, key } = selfSignedCertificate('localhost')
  const port = await portOf(createHttpsServer({ cert: certificate, key }, answering()))
  const distrusted = await diagnose(consoleAt('localhost', port, 'https'))
  expect(distrusted).toMatchObject({ failedStep: 'tls', certificates: [{ subject: 'CN=localhost', issuer: 'CN=localhost' }] })
  expect(distrusted.certificates[0]?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  expect(distrusted.said).toContain('--ca-file')
  // It ends within the month: that is said in time.
  const trusted = await diagnose(consoleAt('localhost', port, 'https'), { ca: [certificate] })
  expect(trusted).toMatchObject({ verdict: 'warning', steps: { dns: 'pass', tcp: 'pass', tls: 'warning', http: 'pass' } })
  const elsewhere = await diagnose(consoleAt('127.0.0.1', port, 'https'), { ca: [certificate] })
  expect(elsewhere.said).toContain('for another name than 127.0.0.1')
})

test('a name that leads to another kind of address than it should is warned of', async () => {
  const port = await portOf(createServer())
  expect((await diagnose(other(port, { host: 'localhost', expectedScope: 'private' }))).steps).toEqual({ dns: 'warning', tcp: 'pass' })
  expect((await diagnose(other(port, { host: 'localhost', expectedScope: 'loopback' }))).verdict).toBe('pass')
})

test('through a proxy the way begins there, and the name is not resolved here', async () => {
  const port = await portOf(createHttpServer(answering()))
  const proxy = await openProxy(`Basic ${btoa('ada:planted-password')}`)
  ends.push(proxy.close)
  const through = (user: string | null): Proxy => ({
    setting: { mode: 'custom', address: proxy.origin, user, password: 'planted-password', bypass: [] },
    system: noProxy.system,
  })
  const passed = await diagnose(consoleAt('console.invalid', port), { proxy: through('ada') })
  expect(passed).toMatchObject({
    verdict: 'pass',
    steps: { dns: 'notChecked', proxy: 'pass', http: 'pass' },
    proxy: { mode: 'custom', address: proxy.origin },
  })
  const refused = await diagnose(consoleAt('console.invalid', port), { proxy: through(null) })
  expect(refused).toMatchObject({ failedStep: 'proxy', said: expect.stringContaining('(407)') as string })
  expect(JSON.stringify([passed, refused])).not.toContain('planted')
  const beyond = await diagnose(consoleAt('console.invalid', 1), { proxy: through('ada') })
  expect(beyond.said).toContain('does not let the connection through (502)')
  // A database is spoken to directly.
  expect((await diagnose(other(port), { proxy: through('ada') })).steps).toEqual({ dns: 'pass', tcp: 'pass' })
})

test('what is no proxy, and a proxy that is not there, fail at the proxy', async () => {
  const notOne = await portOf(createServer((socket) => socket.end('220 mail.example\r\n\r\n')))
  const at = (port: number): Proxy => ({
    setting: { mode: 'custom', address: `http://127.0.0.1:${port}`, user: null, password: null, bypass: [] },
    system: noProxy.system,
  })
  expect((await diagnose(consoleAt('console.invalid', 80), { proxy: at(notOne) })).said).toContain('does not answer like one')
  expect((await diagnose(consoleAt('console.invalid', 80), { proxy: at(9) })).failedStep).toBe('proxy')
})

test('many ways are told in the order in which they were asked for', async () => {
  const port = await portOf(createServer())
  const targets = Array.from({ length: 20 }, (_, n) => other(n % 2 === 0 ? port : 9, { expectedScope: 'loopback' }))
  const { targets: found } = await diagnoseNetwork(targets, { proxy: noProxy, ca: null })
  expect(found.map(({ target }) => target.port)).toEqual(targets.map(({ port: asked }) => asked))
  expect(found.map(({ verdict }) => verdict)).toEqual(targets.map((_, n) => (n % 2 === 0 ? 'pass' : 'fail')))
})
