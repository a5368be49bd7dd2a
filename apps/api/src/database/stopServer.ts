import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from './DatabaseError.ts'
import { hasCode } from './hasCode.ts'
import { findPostmaster } from './postmaster.ts'

const PATIENCE = [
  // PostgreSQL's "fast" shutdown: ends the sessions, writes everything down.
  { signal: 'SIGINT', timeoutMs: 20_000 },
  // "Immediate": the next start recovers from the log, nothing acknowledged is lost.
  { signal: 'SIGQUIT', timeoutMs: 10_000 },
] as const

/** Stops whatever server runs on the cluster and returns when it has ended. */
export async function stopServer(clusterDirectory: string): Promise<void> {
  for (const { signal, timeoutMs } of PATIENCE) {
    const running = await findPostmaster(clusterDirectory)
    if (running === null) return
    send(running.pid, signal)
    if (await hasEnded(clusterDirectory, timeoutMs)) return
  }
  throw new DatabaseError(`The database server on ${clusterDirectory} does not stop.`)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error
  }
}

async function hasEnded(clusterDirectory: string, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if ((await findPostmaster(clusterDirectory)) === null) return true
    await delay(10)
  }
  return false
}
