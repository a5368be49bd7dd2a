import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a port on this machine that can fail as networks do. */
export interface Tunnel {
  origin: string
  /** Drops every connection and takes no others. */
  cut: () => void
  /** Takes what nodes send, as it comes; null: nobody does. */
  onSent: ((bytes: Buffer) => void) | null
  restore: () => void
  close: () => void
}

export async function openTunnel(port: number): Promise<Tunnel> {
  const sockets = new Set<Socket>()
  let isCut = false
  const join = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('error', () => from.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.pipe(to)
  }
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = createConnection(port, '127.0.0.1')
    near.on('data', (bytes: Buffer) => tunnel.onSent?.(bytes))
    join(near, far)
    join(far, near)
    return near
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const tunnel: Tunnel = {
    onSent: null,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: drop,
    restore: () => (isCut = false),
    close: () => {
      drop()
      server.close()
    },
  }
  return tunnel
}
