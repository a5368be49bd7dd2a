import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CommandFailure } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { answerRequest } from './answerRequest.ts'
import { Door } from './Door.ts'
import { forgetKey, newVisit } from './Visit.ts'

/** The Configuration Manager while it is served. */
interface ManagerPage {
  /** The address that opens it, once. */
  address: string
  /** Resolves to why it ended. */
  ended: Promise<'idle' | 'closed'>
  close: () => Promise<void>
}

interface ManagerOptions {
  /** 0: any that is free. */
  port: number
  /** It ends when nobody used it for so long. */
  idleMs: number
  /** Told of mistakes of the program. */
  warn: (text: string) => void
}

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // Not no-referrer: with that, browsers send a form without saying which page it is of.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Serves the Configuration Manager of a home on loopback only, until it is closed or nobody uses it. Throws `CommandFailure` when the port cannot be had. */
export async function openManagerPage(config: Config, { port, idleMs, warn }: ManagerOptions): Promise<ManagerPage> {
  const server = createServer((request, response) => void serve(request, response))
  await listen(server, port)
  const bound = (server.address() as AddressInfo).port
  const origin = `http://127.0.0.1:${bound}`
  const door = new Door(bound)
  const visit = newVisit(config)
  const ending = Promise.withResolvers<'idle' | 'closed'>()
  const end = (reason: 'idle' | 'closed') => {
    clearTimeout(idle)
    forgetKey(visit)
    visit.sourceTest?.cancel()
    server.close(() => ending.resolve(reason))
    server.closeAllConnections()
  }
  const idle = setTimeout(() => end('idle'), idleMs)

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const onUse = () => void idle.refresh()
    const { status, headers = {}, body = '', isLast = false } = await answerRequest(request, { origin, door, visit, onUse, warn })
    if (isLast) response.once('finish', () => end('closed'))
    // A form that was not read to its end must not be taken for the next request.
    const rest = request.complete ? {} : { connection: 'close' }
    response.writeHead(status, { ...securityHeaders, ...headers, ...rest }).end(body)
  }

  const close = async () => {
    end('closed')
    await ending.promise
  }
  return { address: `${origin}/#token=${door.token}`, ended: ending.promise, close }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new CommandFailure('refused', `The port ${port} of 127.0.0.1 cannot be had. Choose another with --port, or leave that out.`, {
      cause,
    })
  }
}
