import type { FastifyInstance } from 'fastify'
import { ConfigError, type Config } from '../config.ts'

/** Listens where the configuration says, or says in a sentence why it cannot. Returns the port, which may have been left to the system. */
export async function listenOn(app: FastifyInstance, { host, port }: Config): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    const reason = cause.code === 'EADDRINUSE' ? 'another program listens there' : String(cause.code)
    throw new ConfigError(`The console cannot listen on ${host} port ${port} (MOORING_HOST, MOORING_PORT): ${reason}.`, { cause })
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}
