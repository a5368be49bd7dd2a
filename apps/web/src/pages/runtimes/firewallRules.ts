import type { KeptSource } from '@mooring/contract'
import { sourceEndpoint, sqlServerBrowserPort } from '@mooring/domain'
import { prerequisitesWords } from '#strings/prerequisitesWords.ts'

export interface FirewallRule {
  host: string
  protocol: 'TCP' | 'UDP'
  port: number
  purpose: string
}

/** The port that an origin is reached at, also when it does not say so. */
function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port)
  return protocol === 'https:' ? 443 : 80
}

/** What a machine with a node must reach: the console, where this page comes from, and the sources, each once. All of it outbound. */
export function firewallRules(origin: string, sources: readonly (KeptSource & { name: string })[]): FirewallRule[] {
  const url = new URL(origin)
  const rules = new Map<string, FirewallRule>()
  for (const source of sources) {
    const { name } = source
    const endpoint = sourceEndpoint(source)
    if (endpoint === null) continue
    const { host, port } = endpoint
    const known = rules.get(`${host}:${port}`)
    const words = port === null ? prerequisitesWords.forInstance : prerequisitesWords.forSource
    const way = port === null ? ({ protocol: 'UDP', port: sqlServerBrowserPort } as const) : ({ protocol: 'TCP', port } as const)
    rules.set(`${host}:${port}`, { host, ...way, purpose: known ? `${known.purpose}, ${name}` : words(name) })
  }
  return [{ host: url.hostname, protocol: 'TCP', port: portOf(url), purpose: prerequisitesWords.forConsole }, ...rules.values()]
}

/** The same as text that can be given to whoever runs the firewall. */
export const firewallText = (rules: readonly FirewallRule[]): string =>
  [
    `# ${prerequisitesWords.rules.from}`,
    `# ${prerequisitesWords.rules.header.join('\t')}`,
    ...rules.map(({ host, protocol, port, purpose }) => [prerequisitesWords.rules.outbound, protocol, host, port, purpose].join('\t')),
  ].join('\n')
