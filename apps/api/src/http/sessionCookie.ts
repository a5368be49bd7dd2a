import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignedIn } from '../SignedIn.ts'

/** With TLS the browser itself makes sure that no other host or path sets it: https://developer.mozilla.org/docs/Web/HTTP/Guides/Cookies#cookie_prefixes */
const nameOn = (request: FastifyRequest, of: 'session' | 'browser' = 'session'): string =>
  `${request.protocol === 'https' ? '__Host-' : ''}mooring-${of}`

/** A browser is known for so long after somebody signed in with it. */
const browserSeconds = 180 * 24 * 3600

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const

export const sessionToken = (request: FastifyRequest): string | undefined => request.cookies[nameOn(request)]

/** By which a browser is known in which somebody signed in before, whether the session has ended or not. */
export const browserToken = (request: FastifyRequest): string | undefined => request.cookies[nameOn(request, 'browser')]

export function setCookies(request: FastifyRequest, reply: FastifyReply, { token, browser }: SignedIn): void {
  reply.setCookie(nameOn(request), token, attributes(request))
  reply.setCookie(nameOn(request, 'browser'), browser, { ...attributes(request), maxAge: browserSeconds })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOn(request), attributes(request))
}
