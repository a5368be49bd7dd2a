import type { Socket } from 'node:net'
import type { NetworkStep, NetworkTarget, TargetDiagnosis } from '@mooring/contract'
import { proxyRoute } from '../proxy.ts'
import { askHttp } from './askHttp.ts'
import { connectTcp } from './connectTcp.ts'
import { connectThroughProxy } from './connectThroughProxy.ts'
import type { NetworkContext } from './NetworkContext.ts'
import { resolveHost } from './resolveHost.ts'
import { shakeHands } from './shakeHands.ts'
import { WayRecord } from './WayRecord.ts'

const stepTimeoutMsDefault = 10_000

/** Takes one way step by step, to the first one that fails; `onStep` hears of each at once. */
export async function diagnoseTarget(
  target: NetworkTarget,
  context: NetworkContext,
  onStep?: (step: NetworkStep) => void,
): Promise<TargetDiagnosis> {
  const record = new WayRecord(target, onStep)
  const opened: Socket[] = []
  try {
    await takeWay(record, { target, context, keep: (socket) => opened.push(socket) })
  } finally {
    for (const socket of opened) socket.destroy()
  }
  return record.diagnosis()
}

interface Way {
  target: NetworkTarget
  context: NetworkContext
  /** Remembers a socket to close it in the end. */
  keep: (socket: Socket) => void
}

async function takeWay(record: WayRecord, way: Way): Promise<void> {
  const { target, context } = way
  const { host, protocol } = target
  const connected = await reach(record, way)
  const isTls = protocol === 'https' || protocol === 'tls'
  const socket = connected?.socket
  const secured = isTls
    ? await record.take('tls', async () =>
        shakeHands(
          { socket: present(socket), host, ca: context.ca, signal: stepSignal(context) },
          (chain) => (record.certificates = chain),
        ),
      )
    : null
  if (secured !== null) way.keep(secured.socket)
  if (protocol === 'http' || protocol === 'https')
    await record.take('http', async () => askHttp({ target, socket: present(secured?.socket ?? socket) }, stepSignal(context)))
}

/** The connection, through the proxy or directly. Behind a proxy names are the proxy's to resolve. */
async function reach(record: WayRecord, { target, context, keep }: Way): Promise<{ socket: Socket } | null> {
  const { host, port, protocol } = target
  const signal = () => stepSignal(context)
  // Sources are spoken to directly by their own drivers, which know no proxy.
  const isHttp = protocol === 'https' || protocol === 'http'
  const route = isHttp ? proxyRoute({ protocol: `${protocol}:`, host, port }, context.proxy) : null
  if (route !== null) {
    record.skip('dns', 'The proxy resolves the name.')
    return record.take('proxy', async () => {
      const socket = await connectThroughProxy({ host, port, route, ca: context.ca }, signal())
      keep(socket)
      return { socket, found: `The proxy ${route.origin} lets it through.` }
    })
  }
  const resolved = await record.take('dns', () => resolveHost(target, signal()))
  record.addresses = resolved?.addresses ?? []
  if (protocol === 'dns') return null
  return record.take('tcp', async () => {
    const socket = await connectTcp({ host, port }, signal())
    keep(socket)
    return { socket, found: `Connected to ${socket.remoteAddress}:${port}.` }
  })
}

const stepSignal = ({ stepTimeoutMs = stepTimeoutMsDefault, signal }: NetworkContext): AbortSignal => {
  const timeout = AbortSignal.timeout(stepTimeoutMs)
  return signal === undefined ? timeout : AbortSignal.any([timeout, signal])
}

/** A step is taken only when the ones before it passed, and those opened the socket. */
function present(socket: Socket | undefined): Socket {
  if (socket === undefined) throw new Error('There is no connection to go on with.')
  return socket
}
