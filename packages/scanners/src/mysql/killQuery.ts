import type { Socket } from 'node:net'
import type { Connection } from 'mysql2'

const patienceMs = 600

/**
 * Ends what a session of the same user does, through a connection of its own: a server notices a closed connection only when it next
 * writes, and until then goes on with the query or waits for a lock. Best effort: the session's own time limit ends it otherwise.
 */
export function killQuery({ connection, socket }: { connection: Connection; socket: Socket }, threadId: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(giveUp)
      socket.destroy()
      resolve()
    }
    const giveUp = setTimeout(finish, patienceMs)
    connection.on('error', finish)
    connection.query(`KILL QUERY ${threadId}`, finish)
  })
}
