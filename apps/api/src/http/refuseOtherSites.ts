import type { FastifyRequest } from 'fastify'
import { fail } from '../ApiFailure.ts'

const harmless = new Set(['GET', 'HEAD'])

/**
 * A browser sends the cookie by itself; whether it was our page that asked, its own headers say, which a page cannot set
 * (ASVS 5.0 3.5.1): `Sec-Fetch-Site`, and `Origin` from browsers that lack it.
 */
export function refuseOtherSites(request: FastifyRequest): void {
  if (harmless.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site !== 'same-origin') fail('CrossSiteRequest')
    return
  }
  const { origin } = request.headers
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== request.host) fail('CrossSiteRequest')
}
