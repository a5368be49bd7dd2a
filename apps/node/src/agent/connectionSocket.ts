import type { Socket } from 'node:net'
import type { ConnectionProgress, ConnectionReport } from '@mooring/contract'
import { CommandFailure } from '../CommandFailure.ts'
import { connectToRunningAgent } from './statusSocket.ts'
import type { ConnectionTask } from './testConnection.ts'

/*
 * Whether a source can be scanned depends on who tries: scans have the agent's user, its environment and the folders that are allowed
 * there. So an agent that runs is asked to test a connection, on the socket that it has anyway. The asker says `test`; only when the
 * agent answers that it is ready, which an older one or one that just starts does not, the task with its secret is sent. The agent then
 * says how far it is, a line for each step, and at last what came of it. Whoever hangs up ends the test.
 */

interface Said {
  isReady?: true
  progress?: ConnectionProgress
  report?: ConnectionReport
}

/** Whoever waits for a test, and hears of each step. */
export interface Onlooker {
  signal: AbortSignal
  onProgress: (progress: ConnectionProgress) => void
}

const say = (socket: Socket, said: Said): boolean => socket.write(`${JSON.stringify(said)}\n`)

/** The agent's side, after it has heard `test`. Throws what the test threw, unless the one who asked is gone. */
export async function serveConnectionTest(
  socket: Socket,
  test: (task: ConnectionTask, onlooker: Onlooker) => Promise<ConnectionReport>,
): Promise<void> {
  const gone = new AbortController()
  socket.once('close', () => gone.abort())
  say(socket, { isReady: true })
  try {
    const task = JSON.parse(await firstLine(socket, gone.signal)) as ConnectionTask
    // Steps take longer than questions.
    socket.setTimeout(0)
    const report = await test(task, { signal: gone.signal, onProgress: (progress) => say(socket, { progress }) })
    say(socket, { report })
    socket.end()
  } catch (error) {
    socket.destroy()
    if (!gone.signal.aborted) throw error
  }
}

/** It goes on to be read after that: who does not read does not learn that the other one hung up. */
function firstLine(socket: Socket, gone: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    gone.addEventListener('abort', () => reject(gone.reason as Error))
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.endsWith('\n')) resolve(text)
    })
  })
}

/** Has the agent that runs on a home test a connection; null when none runs there that can. Throws `CommandFailure` when it ends before the test. */
export async function testOnRunningAgent(
  home: string,
  task: ConnectionTask,
  { signal, onProgress }: Onlooker,
): Promise<ConnectionReport | null> {
  // Under Windows anybody can make a pipe of the name that an agent which does not run would have, and would be sent the secret.
  const socket = process.platform === 'win32' ? null : await connectToRunningAgent(home, 'test')
  if (socket === null) return null
  const hangUp = () => socket.destroy()
  signal.addEventListener('abort', hangUp)
  let isReady = false
  try {
    for await (const said of saidOn(socket)) {
      if (said.isReady) socket.write(`${JSON.stringify(task)}\n`)
      isReady ||= said.isReady === true
      if (said.progress) onProgress(said.progress)
      if (said.report) return said.report
    }
  } catch (error) {
    signal.throwIfAborted()
    // It hung up in the middle; anything without a code is a mistake of this program.
    if (!(error instanceof Error && 'code' in error)) throw error
  } finally {
    signal.removeEventListener('abort', hangUp)
    socket.destroy()
  }
  signal.throwIfAborted()
  if (!isReady) return null
  throw new CommandFailure('refused', 'The node stopped before the test had ended.')
}

async function* saidOn(socket: Socket): AsyncGenerator<Said> {
  let rest = ''
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Said
  }
}
