import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createConnection } from 'node:net'
import { expect, test } from 'vitest'
import { startPostgres } from './startPostgres.ts'

/** Whether something listens on a port of this machine. */
async function listens(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Refused: that is the answer.
    return false
  } finally {
    socket.destroy()
  }
}

test('a server asks for its password, and is gone when it was stopped', async () => {
  const server = await startPostgres()
  const client = await server.connect()
  expect((await client.query<{ user: string }>('SELECT current_user AS user')).rows).toEqual([{ user: server.superuser }])
  await server.stop()
  expect(await listens(server.port)).toBe(false)
})

test('a server ends with its process, however that ends, and leaves no files', async () => {
  const process = fork(new URL('./startPostgresUntilKilled.ts', import.meta.url))
  const [{ port, folder }] = (await once(process, 'message')) as [{ port: number; folder: string }]
  expect(await listens(port)).toBe(true)
  process.kill('SIGKILL')
  await expect.poll(() => listens(port), { timeout: 10_000 }).toBe(false)
  await expect.poll(() => existsSync(folder), { timeout: 10_000 }).toBe(false)
})
