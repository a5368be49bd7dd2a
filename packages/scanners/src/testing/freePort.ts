import { once } from 'node:events'
import { createServer } from 'node:net'

/** The system's choice. Somebody may take it before the server does; the server then says so and the test fails with that. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
