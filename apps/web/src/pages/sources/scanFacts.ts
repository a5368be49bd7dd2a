import type { Scan } from '@mooring/contract'

interface ScanFacts {
  /** The server that the scan itself names; null when it looks where its source is. */
  server: string | null
  databaseName: string | null
  /** The name of the credential; null when it has none. */
  credential: string | null
  /** The rule set of one's own that it follows; null: the system's. */
  ruleset: string | null
  /** How its connection is encrypted, when it says so. */
  sslMode: number | null
}

/** What a scan of any kind says about where it looks, and with what. */
export function scanFacts({ properties }: Scan): ScanFacts {
  const { serverEndpoint, port, databaseName, scanRulesetName, scanRulesetType, sslMode }: { [property: string]: unknown } = {
    ...properties,
  }
  const server = typeof serverEndpoint === 'string' ? serverEndpoint : null
  return {
    server: server !== null && typeof port === 'number' ? `${server}:${port}` : server,
    databaseName: typeof databaseName === 'string' ? databaseName : null,
    credential: 'credential' in properties ? (properties.credential?.referenceName ?? null) : null,
    ruleset: scanRulesetType === 'Custom' && typeof scanRulesetName === 'string' ? scanRulesetName : null,
    sslMode: typeof sslMode === 'number' ? sslMode : null,
  }
}
