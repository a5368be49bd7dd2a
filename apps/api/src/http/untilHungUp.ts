import type { FastifyReply } from 'fastify'

/** Aborted when the caller hung up or the console closes. Asked of the answer: the connection outlives it. */
export function untilHungUp(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const hungUp = new AbortController()
  reply.raw.once('close', () => hungUp.abort())
  return AbortSignal.any([hungUp.signal, closing])
}
