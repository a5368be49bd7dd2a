import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ProxyRoute } from '../proxy.ts'
import { connectTcp } from './connectTcp.ts'
import { StepFailure } from './StepFailure.ts'

const headBytesMax = 16 * 1024

interface Destination {
  host: string
  port: number
  route: ProxyRoute
  ca: readonly string[] | null
}

/** Connects to a proxy and asks it for a tunnel to a port (RFC 9110, 9.3.6). The caller destroys the socket. Throws `StepFailure`. */
export async function connectThroughProxy({ host, port, route, ca }: Destination, signal: AbortSignal): Promise<Socket> {
  const { hostname, protocol, port: proxyPort } = new URL(route.origin)
  const isTls = protocol === 'https:'
  const plain = await connectTcp({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(proxyPort || (isTls ? 443 : 80)) }, signal)
  try {
    const socket = isTls ? await secure({ socket: plain, servername: hostname, ca }, signal) : plain
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const authorization = route.authorization === null ? '' : `Proxy-Authorization: ${route.authorization}\r\n`
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${authorization}\r\n`)
    judge(await readStatus(socket, signal), route)
    return socket
  } catch (error) {
    plain.destroy()
    throw error
  }
}

interface ToSecure {
  socket: Socket
  servername: string
  ca: readonly string[] | null
}

async function secure({ socket, servername, ca }: ToSecure, signal: AbortSignal): Promise<Socket> {
  const tls = connectTls({ socket, servername, ...(ca === null ? {} : { ca: [...ca] }) })
  try {
    await once(tls, 'secureConnect', { signal })
    tls.on('error', () => tls.destroy())
    return tls
  } catch (cause) {
    throw new StepFailure(
      `The proxy is reached, but its certificate is not trusted: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Give the certificate of its authority with --ca-file.',
      { cause },
    )
  }
}

/** The status of the answer; what follows its head stays in the socket. */
function readStatus(socket: Socket, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const end = (settle: () => void) => {
      socket.off('readable', read).off('error', fail).off('end', fail)
      signal.removeEventListener('abort', fail)
      settle()
    }
    const fail = () =>
      end(() =>
        reject(
          new StepFailure('The proxy does not answer like one.', 'Is the address of the proxy right? See "mooring-node set proxy --help".'),
        ),
      )
    const read = () => {
      // Byte by byte: a server that speaks first would lose what is read too much.
      for (let byte = socket.read(1) as Buffer | null; byte !== null; byte = socket.read(1) as Buffer | null) {
        head = Buffer.concat([head, byte])
        if (head.length > headBytesMax) return fail()
        if (head.subarray(-4).toString('latin1') !== '\r\n\r\n') continue
        const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1'))?.[1] ?? NaN)
        return Number.isNaN(status) ? fail() : end(() => resolve(status))
      }
      return undefined
    }
    socket.on('readable', read).once('error', fail).once('end', fail)
    signal.addEventListener('abort', fail, { once: true })
    read()
  })
}

function judge(status: number, { origin, authorization }: ProxyRoute): void {
  if (status >= 200 && status < 300) return
  if (status === 407) {
    const found = authorization === null ? 'The proxy asks for a user and a password' : 'The proxy refuses the user or the password'
    throw new StepFailure(`${found} (407).`, 'Give them with: mooring-node set proxy <address> --user <name> --password-file <path>')
  }
  throw new StepFailure(
    `The proxy ${origin} does not let the connection through (${status}).`,
    status === 403 || status === 405
      ? 'Have the proxy allow CONNECT to this host and port.'
      : 'The proxy itself cannot reach this host and port: have its administrator look there.',
  )
}
