import { readFile } from 'node:fs/promises'
import { getCACertificates, rootCertificates } from 'node:tls'
import { ApiError, call, type AnswerOf, type Operation } from '@mooring/contract'
import { Agent, ProxyAgent, fetch as undiciFetch } from 'undici'
import { errorKind } from './agent/errorKind.ts'
import { systemClock, type Clock } from './Clock.ts'
import { CommandFailure } from './CommandFailure.ts'
import { readExtraCaFile } from './config.ts'
import type { Identity } from './identity.ts'
import { NodeToken } from './NodeToken.ts'
import { noProxy, proxyRoute, type Proxy } from './proxy.ts'

const timeoutMsDefault = 15_000
const connectTimeoutMs = 10_000

type Fetch = typeof globalThis.fetch
type InputOf<O extends Operation> = Parameters<typeof call<O>>[1]

/** `timeoutMs` is 15 s unless said otherwise. */
interface CallLimits {
  signal?: AbortSignal
  timeoutMs?: number
}

/** The way to a console. Throws what `errorKind` classifies. */
export interface ConsoleClient {
  origin: string
  call<O extends Operation>(operation: O, input: InputOf<O>, limits?: CallLimits): Promise<AnswerOf<O>>
  /** Fetches a file that anybody may have; throws `TypeError` for a path that leads elsewhere than to the console. */
  download(path: string, signal: AbortSignal): Promise<Response>
  /** How far this machine's clock was ahead of the console's at the last answer, in milliseconds; null before the first. */
  clockAheadMs(): number | null
  close(): Promise<void>
}

/** Where a console is, the certificates to trust beside those of the system, and the proxy on the way; none when absent. */
export interface ConsoleAddress {
  origin: string
  caFile: string | null
  proxy?: Proxy
}

/** The way to a console for somebody it does not know yet. Throws `CommandFailure` when the certificates cannot be read. */
export async function openAnonymousClient(address: ConsoleAddress): Promise<ConsoleClient> {
  const { origin } = address
  const connection = await openConnection(address)
  return {
    origin,
    call: (operation, input, limits = {}) =>
      call(operation, input, { origin, fetch: connection.fetch, timeoutMs: timeoutMsDefault, ...limits }),
    download: connection.download,
    clockAheadMs: connection.clockAheadMs,
    close: connection.close,
  }
}

/** What a registered node calls with: the system's clock and no proxy when absent. */
interface ClientParts {
  clock?: Clock
  proxy?: Proxy
  /** A UUID that the agent of a node makes anew when it starts: the console finds two machines by it that use one registration. */
  instanceId?: string | undefined
}

/**
 * The way to the console for a registered node: every call bears its token. When the console finds that the clocks differ,
 * the node follows the console's and asks once more; a machine cannot always set its own clock.
 */
export async function openNodeClient(
  identity: Identity,
  { clock = systemClock, proxy = noProxy, instanceId }: ClientParts = {},
): Promise<ConsoleClient> {
  const { origin, caFile } = identity
  const connection = await openConnection({ origin, caFile, proxy })
  const token = new NodeToken(identity, clock, instanceId ?? null)
  const headers = async () => ({ authorization: `Bearer ${await token.current()}` })
  return {
    origin,
    async call(operation, input, limits = {}) {
      const send = () => call(operation, input, { origin, fetch: connection.fetch, timeoutMs: timeoutMsDefault, headers, ...limits })
      try {
        return await send()
      } catch (error) {
        const consoleTime = connection.timeOfLastRefusal()
        if (errorKind(error) !== 'clock' || consoleTime === null) throw error
        token.follow(consoleTime)
        return send()
      }
    },
    download: connection.download,
    clockAheadMs: connection.clockAheadMs,
    close: connection.close,
  }
}

async function openConnection(address: ConsoleAddress) {
  const dispatcher = await openDispatcher(address)
  let lastRefusal: Date | null = null
  let clockAheadMs: number | null = null
  // undici's own types of the same standard differ from the global ones in details that do not matter here.
  const fetchAnything: Fetch = (url, options) =>
    (undiciFetch as unknown as Fetch)(url, { ...options, dispatcher } as unknown as RequestInit)
  const fetch: Fetch = async (url, options) => {
    const sentAt = Date.now()
    const response = await fetchAnything(url, options)
    clockAheadMs = aheadOf(response, (sentAt + Date.now()) / 2)
    if (response.status === 401) lastRefusal = dateOf(response)
    if (response.status === 200 && !/^application\/json\b/.test(response.headers.get('content-type') ?? '')) throw notTheConsole(response)
    return response
  }
  const download = (path: string, signal: AbortSignal): Promise<Response> => {
    const url = URL.parse(path, address.origin)
    if (url?.origin !== new URL(address.origin).origin) throw new TypeError('The file does not lie on the console.')
    return fetchAnything(url, { signal, redirect: 'error' })
  }
  return { fetch, download, timeOfLastRefusal: () => lastRefusal, clockAheadMs: () => clockAheadMs, close: () => dispatcher.destroy() }
}

async function openDispatcher({ origin, caFile, proxy = noProxy }: ConsoleAddress): Promise<Agent | ProxyAgent> {
  const ca = await trustedCertificates(caFile)
  const connect = { timeout: connectTimeoutMs, ...(ca === null ? {} : { ca }) }
  const { protocol, hostname, port } = new URL(origin)
  const route = proxyRoute({ protocol, host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) }, proxy)
  if (route === null) return new Agent({ connect })
  const token = route.authorization === null ? {} : { token: route.authorization }
  return new ProxyAgent({ uri: route.origin, connect, requestTls: connect, proxyTls: connect, proxyTunnel: true, ...token })
}

/** The certificates to trust when a file adds some; null: those of the system. What a file adds must not take the system's away. */
export const trustedCertificates = async (caFile: string | null): Promise<string[] | null> =>
  caFile === null ? null : [...(await systemCertificates()), await readCertificates(caFile)]

/** Before 22.15 Node.js does not tell what it trusts by itself: its own list then, with the file that its variable adds. */
async function systemCertificates(): Promise<readonly string[]> {
  if (getCACertificates !== undefined) return getCACertificates('default')
  const extra = readExtraCaFile()
  // Node.js itself goes on without one that cannot be read.
  return extra === null ? rootCertificates : [...rootCertificates, await readFile(extra, 'utf8').catch(() => '')]
}

async function readCertificates(caFile: string): Promise<string> {
  try {
    return await readFile(caFile, 'utf8')
  } catch (cause) {
    throw new CommandFailure('refused', `The file ${caFile} with the certificates of the console cannot be read.`, { cause })
  }
}

function dateOf(response: Response): Date | null {
  const time = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(time) ? null : new Date(time)
}

/** The header leaves out the part of a second: on average it is half of one. */
function aheadOf(response: Response, now: number): number | null {
  const date = dateOf(response)
  return date === null ? null : Math.round(now - date.getTime() - 500)
}

/** The sign-in page of a captive network says 200 as well. */
const notTheConsole = ({ status }: Response) =>
  new ApiError({ status, code: 'UnexpectedAnswer', message: 'Something else than the console answered.' })
