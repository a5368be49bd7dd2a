import type { KeptSource, KeyVault } from '@mooring/contract'
import { sourceEndpoint, sqlServerBrowserPort, vaultEndpoints, type SourceEndpoint } from '@mooring/domain'
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

interface Reached {
  sources: readonly (KeptSource & { name: string })[]
  vaults: readonly KeyVault[]
}

/**
 * What a machine with a node must reach: the console, the sources, and the key vaults with where it signs in to Azure for them, each once.
 * All of it outbound.
 */
export function firewallRules(origin: string, { sources, vaults }: Reached): FirewallRule[] {
  const url = new URL(origin)
  const reached = vaults.map(({ name, properties }) => ({ name, ways: vaultEndpoints(properties.baseUrl) }))
  return [
    { host: url.hostname, protocol: 'TCP', port: portOf(url), purpose: prerequisitesWords.forConsole },
    ...rulesFor(
      sources.map((source) => ({ name: source.name, endpoint: sourceEndpoint(source) })),
      prerequisitesWords.forSource,
    ),
    ...rulesFor(
      reached.map(({ name, ways }) => ({ name, endpoint: ways?.vault ?? null })),
      prerequisitesWords.forVault,
    ),
    ...rulesFor(
      reached.map(({ name, ways }) => ({ name, endpoint: ways?.signIn ?? null })),
      prerequisitesWords.forSignIn,
    ),
  ]
}

/** One rule for all that are at the same place. */
function rulesFor(
  named: readonly { name: string; endpoint: SourceEndpoint | null }[],
  purposeOf: (names: string) => string,
): FirewallRule[] {
  const rules = new Map<string, SourceEndpoint & { names: string[] }>()
  for (const { name, endpoint } of named) {
    if (endpoint === null) continue
    const place = `${endpoint.host}:${endpoint.port}`
    rules.set(place, { ...endpoint, names: [...(rules.get(place)?.names ?? []), name] })
  }
  return [...rules.values()].map(({ host, port, names }) =>
    port === null
      ? { host, protocol: 'UDP', port: sqlServerBrowserPort, purpose: prerequisitesWords.forInstance(names.join(', ')) }
      : { host, protocol: 'TCP', port, purpose: purposeOf(names.join(', ')) },
  )
}

/** The same as text that can be given to whoever runs the firewall. */
export const firewallText = (rules: readonly FirewallRule[]): string =>
  [
    `# ${prerequisitesWords.rules.from}`,
    `# ${prerequisitesWords.rules.header.join('\t')}`,
    ...rules.map(({ host, protocol, port, purpose }) => [prerequisitesWords.rules.outbound, protocol, host, port, purpose].join('\t')),
  ].join('\n')
