import { PassThrough } from 'node:stream'
import { followChanges, type Change } from '@mooring/contract'
import type { FastifyRequest } from 'fastify'
import type { Console } from '../../ActContext.ts'
import { findSession } from '../../database/queries/findSession.ts'
import { authenticate } from '../authenticate.ts'
import type { Edge } from '../Edge.ts'
import { sessionToken } from '../sessionCookie.ts'

const pulseMs = 15_000

/**
 * Server-sent events: a page is told what changed and reads it again. The pulse keeps proxies from closing the connection,
 * and is when a session that has ended is noticed. A reader so slow that its buffer fills is cut off; it connects anew.
 */
export function addChanges(at: Edge): void {
  const open = new Set<PassThrough>()
  // A HEAD would open a stream that nobody reads and that nothing ends.
  at.app.get(followChanges.path, { onRequest: authenticate(followChanges, at), exposeHeadRoute: false }, (request, reply) => {
    const stream = changesOf(at.console, request)
    open.add(stream)
    stream.on('close', () => open.delete(stream))
    return reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).send(stream)
  })
  at.app.addHook('preClose', async () => {
    for (const stream of open) stream.destroy()
  })
}

function changesOf(console: Console, request: FastifyRequest): PassThrough {
  const stream = new PassThrough()
  const write = (text: string) => {
    if (!stream.write(text)) stream.destroy()
  }
  const ends = [
    console.feed.onChange((change: Change) => write(`data: ${JSON.stringify(change)}\n\n`)),
    // `reset`: something may have been missed, read everything again.
    console.feed.onMissed(() => write('event: reset\ndata:\n\n')),
  ]
  const pulse = setInterval(() => {
    isStillSignedIn(console, request).then(
      (yes) => (yes ? write(': pulse\n\n') : stream.destroy()),
      () => stream.destroy(),
    )
  }, pulseMs)
  stream.on('close', () => {
    clearInterval(pulse)
    for (const end of ends) end()
  })
  write(': open\n\n')
  return stream
}

async function isStillSignedIn(console: Console, request: FastifyRequest): Promise<boolean> {
  if (request.caller.kind !== 'user') return true
  const token = sessionToken(request)
  return token !== undefined && (await findSession(console.prisma, token, { now: console.now(), isUse: false })) !== null
}
