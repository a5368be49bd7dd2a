import { once } from 'node:events'
import { createServer } from 'node:http'
import { createConnection, type AddressInfo } from 'node:net'

/** An HTTP proxy that leads every host to this machine, and remembers what it was asked for. */
export interface TestProxy {
  origin: string
  asked: string[]
  close: () => void
}

/** Opens a proxy; with `authorization` it lets only calls through that bear it. */
export async function openProxy(authorization?: string): Promise<TestProxy> {
  const asked: string[] = []
  const sockets = new Set<{ destroy: () => void }>()
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connection', (socket) => sockets.add(socket))
  server.on('connect', (request, near) => {
    near.on('error', () => near.destroy())
    asked.push(request.url ?? '')
    if (authorization !== undefined && request.headers['proxy-authorization'] !== authorization) {
      near.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const far = createConnection(Number(request.url?.replace(/^.*:/, '')), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n')
      near.pipe(far).pipe(near)
    })
    sockets.add(far)
    far.on('error', () => near.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'))
    near.on('close', () => far.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
