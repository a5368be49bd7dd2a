import { ApiError, console as consoleFace } from '@mooring/contract'
import { CommandFailure } from './CommandFailure.ts'
import { openAnonymousClient, type ConsoleAddress } from './consoleClient.ts'
import { noProxy, type Proxy } from './proxy.ts'
import { reasonOf } from './reasonOf.ts'

const probeTimeoutMs = 5000

/** What a key or the environment says of where the console is, and what to trust there. */
export interface OriginHints {
  /** `ServiceEndpoint` of the authentication key: a host, with or without port. */
  host: string
  /** An origin that overrides it. */
  endpoint: string | null
  caFile: string | null
  /** On the way there; none when absent. */
  proxy?: Proxy
}

/**
 * The origin to register at. A key names no scheme: it is https, except on this very machine, where a console serves plain http unless
 * told otherwise; there both are tried, before the key is sent anywhere. Throws `CommandFailure`.
 */
export async function findOrigin({ host, endpoint, caFile, proxy = noProxy }: OriginHints): Promise<string> {
  if (endpoint !== null) return originOf(endpoint)
  const origins = candidatesOf(host)
  const [only] = origins
  if (origins.length === 1 && only !== undefined) return only
  let lastError: unknown
  for (const origin of origins) {
    try {
      await probe({ origin, caFile, proxy })
      return origin
    } catch (error) {
      if (error instanceof CommandFailure) throw error
      lastError = error
    }
  }
  throw new CommandFailure('unreachable', reasonOf(lastError, origins.at(-1) ?? host), { cause: lastError })
}

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/** Whether others on the network can read what is sent to an origin. */
export function travelsInClear(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'http:' && !isLoopback(hostname)
}

function candidatesOf(host: string): string[] {
  const url = URL.parse(`https://${host}`)
  // A host that brings a path, a query or a user with it is none.
  if (url === null || url.href !== `${url.origin}/`) {
    throw new CommandFailure(
      'refused',
      'The authentication key names no console. Copy it again from the Integration runtime settings page.',
    )
  }
  return isLoopback(url.hostname) ? [`http://${host.toLowerCase()}`, url.origin] : [url.origin]
}

/** The origin that `MOORING_NODE_ENDPOINT` gives. */
export function originOf(endpoint: string): string {
  const url = URL.parse(endpoint)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`) {
    throw new CommandFailure('wrongUsage', 'MOORING_NODE_ENDPOINT must be an origin such as https://console.example:8080.')
  }
  return url.origin
}

async function probe(address: ConsoleAddress): Promise<void> {
  const client = await openAnonymousClient(address)
  try {
    await client.call(consoleFace.getInstallation, {}, { timeoutMs: probeTimeoutMs })
  } catch (error) {
    // A console that is starting is the console.
    if (!(error instanceof ApiError) || error.code === 'UnexpectedAnswer') throw error
  } finally {
    await client.close()
  }
}
