import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createConnection } from 'node:net'
import { expect, test } from 'vitest'
import { startMariaDb } from './startMariaDb.ts'

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

test('a server asks for its password, and is gone with its files when it was stopped', async ({ skip }) => {
  const server = await startMariaDb()
  if (server === null) return skip('no MariaDB')
  const connection = await server.connect()
  const [rows] = await connection.query('SELECT CURRENT_USER() AS user, @@datadir AS data')
  const [{ user, data }] = rows as [{ user: string; data: string }]
  expect(user).toBe(`${server.administrator}@127.0.0.1`)
  expect(existsSync(data)).toBe(true)
  await server.stop()
  expect(await listens(server.port)).toBe(false)
  expect(existsSync(data)).toBe(false)
})
