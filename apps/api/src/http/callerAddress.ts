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

/**
 * What the calls of an address are counted by: the address, or of IPv6 its network of 64 bits, all of which whoever has one address of it
 * has as well.
 */
export function callerNetwork(request: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const address = callerAddress(request).replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(address) !== 6) return address
  const [before = '', after] = (address.split('%')[0] ?? '').split('::')
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'))
  const [first, last] = [groupsOf(before), groupsOf(after ?? '')]
  const all = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
