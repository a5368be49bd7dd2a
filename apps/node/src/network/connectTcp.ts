import { createConnection, type Socket } from 'node:net'
import { StepFailure } from './StepFailure.ts'

const reasons: Record<string, readonly [found: string, fix: string]> = {
  ECONNREFUSED: [
    'The machine is there, but nothing listens on this port',
    'Is the port right, and does the server run? A firewall may also refuse.',
  ],
  EHOSTUNREACH: ['There is no route to the machine', 'Is this machine in the right network? A router or a VPN may be down.'],
  ENETUNREACH: ['There is no route to the network', 'Is this machine in the right network? A router or a VPN may be down.'],
  ECONNRESET: ['The connection was closed', 'A firewall or a proxy on the way may not let this through.'],
  EACCES: ['A firewall of this machine refuses the connection', 'Allow outbound connections to this port.'],
  EPERM: ['A firewall of this machine refuses the connection', 'Allow outbound connections to this port.'],
}
const tooLong = [
  'There is no answer',
  'A firewall on the way drops the connection: allow outbound connections to this host and port.',
] as const

/** Connects to a port. The caller destroys the socket. Throws `StepFailure`. */
export function connectTcp({ host, port }: { host: string; port: number }, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port })
    const fail = (error: Error) => {
      socket.destroy()
      signal.removeEventListener('abort', stop)
      reject(failureOf(error, `${host}:${port}`))
    }
    // The signal is that of this step alone: the socket outlives it.
    const stop = () => fail(Object.assign(new Error('Aborted.'), { code: 'ABORT_ERR' }))
    signal.addEventListener('abort', stop, { once: true })
    socket.once('error', fail)
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop)
      socket.off('error', fail)
      // Whoever reads the socket next listens for itself; in between an error must not end the process.
      socket.on('error', () => socket.destroy())
      resolve(socket)
    })
  })
}

function failureOf(cause: Error, at: string): StepFailure {
  // Several addresses fail together: the first says why.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  const [found, fix] = code === 'ABORT_ERR' || code === 'ETIMEDOUT' ? tooLong : (reasons[code] ?? [cause.message, tooLong[1]])
  return new StepFailure(`${found}: ${at}.`, fix, { cause })
}
