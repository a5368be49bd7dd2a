import { request } from 'node:http'
import type { Socket } from 'node:net'
import type { NetworkTarget } from '@mooring/contract'
import { StepFailure } from './StepFailure.ts'
import type { StepFinding } from './WayRecord.ts'

/** Where a console says that it lives; on any other server an answer of any status will do. */
const consolePath = '/healthz'

interface Question {
  target: NetworkTarget
  socket: Socket
}

/** Asks over a connection that is open. Throws `StepFailure`. */
export async function askHttp({ target, socket }: Question, signal: AbortSignal): Promise<StepFinding> {
  const isConsole = target.purpose === 'console'
  const { status, contentType } = await ask({ target, socket }, { path: isConsole ? consolePath : '/', signal })
  const found = `It answers with status ${status}.`
  if (!isConsole) return { found }
  if (status === 200 && contentType.startsWith('application/json')) return { found }
  if (status === 407) throw new StepFailure(found, 'A proxy answers that was not asked: set it with "mooring-node set proxy".')
  throw new StepFailure(
    `${found} That is not the console.`,
    'Something on the way answers in its place: the sign-in page of a network, or a gateway. Open the address in a browser on this machine.',
  )
}

function ask({ target, socket }: Question, { path, signal }: { path: string; signal: AbortSignal }) {
  const { host, port } = target
  return new Promise<{ status: number; contentType: string }>((resolve, reject) => {
    const name = host.includes(':') ? `[${host}]` : host
    const call = request({ createConnection: () => socket, path, signal, headers: { host: `${name}:${port}`, connection: 'close' } })
    call.once('error', (cause) =>
      reject(
        new StepFailure(
          `It was connected, but there is no answer: ${cause.message}.`,
          'The server may not speak HTTP on this port, or a proxy on the way waits.',
          { cause },
        ),
      ),
    )
    call.once('response', (response) => {
      response.destroy()
      resolve({ status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '' })
    })
    call.end()
  })
}
