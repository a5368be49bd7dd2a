import type { IncomingMessage } from 'node:http'

/**
 * Why a request is not looked at, null when it is. Another name in `Host` is a page elsewhere whose name was made to lead to this machine
 * (DNS rebinding); another `Origin` is a page of somebody else, also one on another port of this machine, which cookies do not tell apart.
 */
export function requestRefusal({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, origin: string): string | null {
  if (method !== 'GET' && method !== 'POST') return 'Only GET and POST are known here.'
  if (headers.host !== new URL(origin).host) return 'This page is not served under that name.'
  const isChange = method === 'POST'
  if ((isChange || headers.origin !== undefined) && headers.origin !== origin) return 'Requests of other pages are refused.'
  const site = headers['sec-fetch-site']
  if (isChange && site !== undefined && site !== 'same-origin') return 'Requests of other pages are refused.'
  return null
}
