import { Agent as HttpAgent, type AgentOptions, type ClientRequestArgs } from 'node:http'
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { AgentFor } from '@mooring/scanners'
import { proxyRoute, type Proxy } from '../proxy.ts'
import { connectThroughProxy } from './connectThroughProxy.ts'

const connectTimeoutMs = 10_000

/** Opens connections over HTTP; whoever opened it closes it, and with it the connections that wait to be used again. */
export interface WebAgents {
  agentFor: AgentFor
  close: () => void
}

interface Way {
  proxy: Proxy
  /** Certificates to trust; null: those of the system. */
  ca: readonly string[] | null
}

/** Agents that go to each address as a diagnosis of it does: through the proxy that serves it, trusting the same certificates. */
export function openWebAgents({ proxy, ca }: Way): WebAgents {
  const tunnel: Tunnel = (protocol, { host, port }) => {
    const target = { host: bare(host ?? ''), port: Number(port) }
    const route = proxyRoute({ protocol, ...target }, proxy)
    return route === null ? null : connectThroughProxy({ ...target, route, ca }, AbortSignal.timeout(connectTimeoutMs))
  }
  const agents = [
    new TunnelledHttpAgent({ keepAlive: true }, tunnel),
    new TunnelledHttpsAgent({ keepAlive: true, ...(ca === null ? {} : { ca: [...ca] }) }, tunnel),
  ] as const
  const [http, https] = agents
  return {
    agentFor: (url) => (new URL(url).protocol === 'http:' ? http : https),
    close: () => agents.forEach((agent) => agent.destroy()),
  }
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

/** The connection to a proxy that leads to a host; null when that is reached directly. */
type Tunnel = (protocol: string, options: ClientRequestArgs) => Promise<Socket> | null
type OnConnected = (error: Error | null, stream: Duplex) => void

class TunnelledHttpAgent extends HttpAgent {
  readonly #tunnel: Tunnel
  constructor(options: AgentOptions, tunnel: Tunnel) {
    super(options)
    this.#tunnel = tunnel
  }

  override createConnection(options: ClientRequestArgs, onConnected?: OnConnected): Duplex | null | undefined {
    const tunnel = this.#tunnel('http:', options)
    if (tunnel === null) return super.createConnection(options, onConnected)
    hand(tunnel, onConnected)
    return undefined
  }
}

class TunnelledHttpsAgent extends HttpsAgent {
  readonly #tunnel: Tunnel
  constructor(options: HttpsAgentOptions, tunnel: Tunnel) {
    super(options)
    this.#tunnel = tunnel
  }

  override createConnection(options: ClientRequestArgs, onConnected?: OnConnected): Duplex | null | undefined {
    const tunnel = this.#tunnel('https:', options)
    if (tunnel === null) return super.createConnection(options, onConnected)
    hand(
      tunnel.then((socket) => super.createConnection({ ...options, socket } as ClientRequestArgs)),
      onConnected,
    )
    return undefined
  }
}

function hand(connection: Promise<Duplex | null | undefined>, onConnected: OnConnected = () => undefined): void {
  // An error comes without a stream, which the type does not know.
  const fail = (error: unknown) => (onConnected as (error: unknown) => void)(error)
  connection.then((stream) => (stream ? onConnected(null, stream) : fail(new Error('There is no connection.'))), fail)
}
