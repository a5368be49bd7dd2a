import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, rm, rmdir, stat } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { CommandFailure } from '../CommandFailure.ts'
import { hasCode } from '../hasCode.ts'
import type { AgentStatus } from './AgentStatus.ts'

/*
 * A running agent serves its status on a Unix socket in its home (a named pipe on Windows). The socket is the lock as well: whoever
 * answers on it owns the home. A socket that a killed agent left behind answers to nobody and is taken over; two that start
 * at once settle that by making a folder, which only one of them can.
 */

/** The kernel's limit is 108 bytes with the final zero on Linux, 104 on macOS. */
const pathBytesMax = 103
const answerTimeoutMs = 3000
const takeoverMsMax = 10_000

/** The agent's hold on its home. */
export interface HomeHold {
  release: () => Promise<void>
}

/** What the agent can be told: to finish and stop, and to read its settings again. */
export type AgentRequest = 'stop' | 'reload'

/** What the agent does when it is told to; `test` goes on to speak with whoever said it. */
type AgentDeeds = Partial<Record<AgentRequest, () => void>> & { test?: (socket: Socket) => void }

/** Serves the status and keeps others off the home. Throws `CommandFailure` when another agent runs there. */
export async function holdHome(home: string, status: () => AgentStatus, on: AgentDeeds = {}): Promise<HomeHold> {
  const path = await socketPath(home)
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.setTimeout(answerTimeoutMs, () => socket.destroy())
    // One word, which arrives in one piece; whatever else somebody sends is answered as a question.
    socket.once('data', (word) => {
      const request = word.toString().trim()
      if (request === 'test' && on.test !== undefined) return on.test(socket)
      if (request === 'stop' || request === 'reload') on[request]?.()
      socket.end(JSON.stringify(status()))
    })
  })
  if (!(await tryListen(server, path))) await takeOver(server, path)
  // Asking for the status keeps nothing alive.
  server.unref()
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What the agent that runs on this home says of itself; null when none does. */
export async function askRunningAgent(home: string): Promise<AgentStatus | null> {
  return ask(await socketPath(home))
}

/** Tells the agent that runs on this home to do something; resolves when it has heard, to null when none runs. */
export async function tellRunningAgent(home: string, request: AgentRequest): Promise<AgentStatus | null> {
  return ask(await socketPath(home), request)
}

/** A connection to the agent that runs on this home, which it was told what is wanted on; null when none runs. Whoever asked closes it. */
export async function connectToRunningAgent(home: string, word: 'test'): Promise<Socket | null> {
  const socket = createConnection(await socketPath(home))
  try {
    await once(socket, 'connect')
  } catch (error) {
    if (isAway(error)) return null
    throw error
  }
  socket.write(`${word}\n`)
  return socket
}

async function ask(path: string, word: AgentRequest | 'status' = 'status'): Promise<AgentStatus | null> {
  const socket = createConnection(path)
  socket.setTimeout(answerTimeoutMs, () =>
    socket.destroy(new CommandFailure('refused', 'The node runs, but does not answer. Look into its log, or start it again.')),
  )
  try {
    socket.write(`${word}\n`)
    const text = await readAll(socket)
    return text === '' ? null : (JSON.parse(text) as AgentStatus)
  } catch (error) {
    if (isAway(error)) return null
    throw error
  } finally {
    socket.destroy()
  }
}

/** Nobody is there, or is just leaving. */
const isAway = (error: unknown): boolean => ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].some((code) => hasCode(error, code))

async function takeOver(server: Server, path: string): Promise<void> {
  const claim = `${path}.claim`
  const refuse = () => new CommandFailure('refused', 'Another node already runs on this home. Stop it, or set another MOORING_NODE_HOME.')
  if ((await ask(path)) !== null || process.platform === 'win32') throw refuse()
  await removeAbandoned(claim)
  try {
    await mkdir(claim)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw refuse()
    throw error
  }
  try {
    // Between the question and the claim another one may have come and gone through all of this.
    if ((await ask(path)) !== null) throw refuse()
    await rm(path, { force: true })
    if (!(await tryListen(server, path))) throw refuse()
  } finally {
    await rmdir(claim)
  }
}

async function removeAbandoned(claim: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(claim)
    if (Date.now() - mtimeMs > takeoverMsMax) await rmdir(claim)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}

/** False when the path is taken. */
function tryListen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => (hasCode(error, 'EADDRINUSE') ? resolve(false) : reject(error))
    server.once('error', fail)
    server.listen(path, () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}

async function socketPath(home: string): Promise<string> {
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\mooring-node-${hash}`
  const path = join(home, 'node.sock')
  if (Buffer.byteLength(path) <= pathBytesMax) return path
  return join(await privateTemporaryFolder(), `${hash}.sock`)
}

/** The temp folder is everybody's: only a folder of our own in it keeps others from answering in the agent's place. */
async function privateTemporaryFolder(): Promise<string> {
  const { uid } = userInfo()
  const folder = join(tmpdir(), `mooring-node-${uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid: owner, mode } = await stat(folder)
  if (owner === uid && (mode & 0o077) === 0) return folder
  throw new CommandFailure(
    'refused',
    `The folder ${folder} must be this user's alone. Remove it, or set MOORING_NODE_HOME to a shorter path.`,
  )
}
