import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** With TLS the browser itself makes sure that no other host or path sets it: https://developer.mozilla.org/docs/Web/HTTP/Guides/Cookies#cookie_prefixes */
const nameOn = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-mooring-session' : 'mooring-session')

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const

export const sessionToken = (request: FastifyRequest): string | undefined => request.cookies[nameOn(request)]

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameOn(request), token, attributes(request))
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOn(request), attributes(request))
}
