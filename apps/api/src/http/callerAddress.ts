import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/**
 * The address that a request came from: of its peer, or what a trusted proxy says of it. Some proxies add a port (Azure's
 * Application Gateway: `203.0.113.7:51234`); what is no address at all stands for the proxy itself, so that only addresses are
 * compared, counted and kept.
 */
export function callerAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const [, inBrackets, beforePort] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(ip) ?? []
  const said = inBrackets ?? beforePort ?? ip
  return isIP(said) === 0 ? (socket.remoteAddress ?? '') : said
}
