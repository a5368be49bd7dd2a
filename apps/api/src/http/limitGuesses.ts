import type { ErrorCode } from '@mooring/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const guessesPerMinuteMax = 60

/** A token that is wrong, or the name of a file that is not offered. Whoever has not signed in guesses nothing, nor does a clock that is wrong. */
const isGuess = (code: ErrorCode, { headers, url }: FastifyRequest): boolean =>
  code === 'NodeUnauthenticated' ||
  (code === 'Unauthenticated' && headers.authorization !== undefined) ||
  (code === 'RouteNotFound' && /^\/download\//i.test(url))

/**
 * Counts what somebody guesses, for each network: after some a minute he is told to wait instead of what was wrong, and true is answered.
 * What is right is not counted and never refused, because ten thousand nodes and their administrator may call from the address of
 * somebody who guesses. That no guess is right is not due to this, but to how long tokens are.
 */
export function limitGuesses(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply, code: ErrorCode) => Promise<boolean> {
  const count = app.createRateLimit({ max: guessesPerMinuteMax, timeWindow: 60_000 })
  return async (request, reply, code) => {
    if (!isGuess(code, request)) return false
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return false
    reply.header('retry-after', counted.ttlInSeconds)
    return true
  }
}
