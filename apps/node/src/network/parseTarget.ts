import type { NetworkTarget } from '@mooring/contract'
import { CommandFailure } from '../CommandFailure.ts'

/** The way to a console. */
export function consoleTarget(origin: string): NetworkTarget {
  const { protocol, hostname, port } = new URL(origin)
  const isTls = protocol === 'https:'
  return { purpose: 'console', host: bare(hostname), port: Number(port || (isTls ? 443 : 80)), protocol: isTls ? 'https' : 'http' }
}

/**
 * What somebody typed as `--target`: `host:port`, `tls://host:port` or an `http` or `https` address of a server, with `=private` or
 * `=public` behind it when an address of that kind is expected. Throws `CommandFailure`.
 */
export function parseTarget(text: string): NetworkTarget {
  const [, scheme = 'tcp', authority = '', expected] = /^(?:(tcp|tls|https?):\/\/)?([^/=?#\s]+)\/?(?:=(private|public))?$/.exec(text) ?? []
  const url = URL.parse(`http://${authority}`)
  const port = Number(/:(\d{1,5})$/.exec(authority)?.[1] ?? { http: 80, https: 443 }[scheme] ?? NaN)
  if (authority === '' || url === null || url.username !== '' || !(port >= 1 && port <= 65_535))
    throw new CommandFailure('wrongUsage', 'A target is like sql.example:1433, tls://vault.example:443 or https://vault.example=private.')
  return {
    purpose: 'other',
    host: bare(url.hostname).slice(0, 255),
    port,
    protocol: scheme as NetworkTarget['protocol'],
    ...(expected === undefined ? {} : { expectedScope: expected as 'private' | 'public' }),
  }
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')
