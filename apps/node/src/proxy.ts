import type { ProxyUse } from '@mooring/contract'
import type { Config, SystemProxy } from './config.ts'
import { proxyOrigin, readSettings, type ProxySetting } from './settings.ts'

/** All that decides whether a call goes through a proxy. */
export interface Proxy {
  setting: ProxySetting
  system: SystemProxy
}

/** A proxy to call through: its origin, and what to authenticate with there, as the header wants it. */
export interface ProxyRoute {
  origin: string
  authorization: string | null
}

export const noProxy: Proxy = { setting: { mode: 'none' }, system: { https: null, http: null, bypass: null } }

/** The proxy of a home. */
export async function readProxy({ home, systemProxy }: Config): Promise<Proxy> {
  return { setting: (await readSettings(home)).proxy, system: systemProxy }
}

/** The proxy through which an address is reached; null when it is reached directly, as this machine itself always is, and whoever tells it its identity. */
export function proxyRoute(target: { protocol: string; host: string; port: number }, { setting, system }: Proxy): ProxyRoute | null {
  if (setting.mode === 'none' || isOfThisMachine(target.host)) return null
  if (setting.mode === 'custom') {
    if (isBypassed(target, setting.bypass)) return null
    return { origin: setting.address, authorization: basic(setting.user, setting.password) }
  }
  const address = target.protocol === 'http:' ? system.http : system.https
  if (address === null || isBypassed(target, (system.bypass ?? '').split(/[\s,]+/))) return null
  return routeOf(address)
}

/** What a report says of the proxy in use for an address: never a password. */
export function describeProxy(proxy: Proxy, route: ProxyRoute | null): ProxyUse {
  return { mode: proxy.setting.mode, ...(route === null ? {} : { address: route.origin }) }
}

/** The variables may carry a user and a password, and may leave the scheme away. */
function routeOf(address: string): ProxyRoute | null {
  const url = URL.parse(address.includes('://') ? address : `http://${address}`)
  const origin = url === null ? null : proxyOrigin(url.origin)
  if (url === null || origin === null) return null
  const user = url.username === '' ? null : decodeURIComponent(url.username)
  return { origin, authorization: basic(user, decodeURIComponent(url.password)) }
}

const basic = (user: string | null, password: string | null): string | null =>
  user === null ? null : `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`

/** A managed identity is asked for at a link-local address, where only this very machine is known. */
const isOfThisMachine = (host: string): boolean => /^(localhost|(127\.\d{1,3}|169\.254)(\.\d{1,3}){2}|\[?::1\]?)$/i.test(host)

/** `*`, a host, a domain with its subdomains (with or without a leading dot or `*.`), each with or without a port. */
function isBypassed({ host, port }: { host: string; port: number }, entries: readonly string[]): boolean {
  const name = host.toLowerCase()
  return entries
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const [, pattern = '', entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
      const domain = pattern.replace(/^\*?\./, '')
      return (entryPort === undefined || Number(entryPort) === port) && domain !== '' && (name === domain || name.endsWith(`.${domain}`))
    })
}
