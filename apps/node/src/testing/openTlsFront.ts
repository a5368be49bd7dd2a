import { once } from 'node:events'
import { createConnection, type AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { selfSignedCertificate } from '@mooring/scanners/testing'

export interface TlsFront {
  /** With its port. */
  host: string
  /** Of the authority that nobody trusts by himself, in PEM. */
  certificate: string
  close: () => void
}

/** Serves an origin of this machine over TLS, with a certificate of its own. */
export async function openTlsFront(origin: string): Promise<TlsFront> {
  const { certificate, key } = selfSignedCertificate('localhost')
  const server = createServer({ cert: certificate, key }, (near) => {
    const far = createConnection(Number(new URL(origin).port), '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const end of [near, far]) end.on('error', () => near.destroy())
  }).listen(0, '127.0.0.1')
  // Whoever does not trust it, or speaks no TLS, goes away again.
  server.on('tlsClientError', () => undefined)
  await once(server, 'listening')
  return { host: `localhost:${(server.address() as AddressInfo).port}`, certificate, close: () => server.close() }
}
