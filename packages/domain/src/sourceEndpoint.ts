import type { SourceOfKind } from '@mooring/contract'

const sqlServerPort = 1433

/** Where a data source is reached on the network; null for one that is not, or of which that is not known. */
export function sourceEndpoint({ kind, properties }: SourceOfKind): { host: string; port: number } | null {
  if ('port' in properties && 'serverEndpoint' in properties && typeof properties.port === 'number')
    return { host: String(properties.serverEndpoint), port: properties.port }
  if (kind === 'SqlServerDatabase' && 'serverEndpoint' in properties) {
    // As SQL Server's tools write it: host, host,port or host\instance.
    const [, host = '', port = ''] = /^([^,\\]*)(?:\\[^,]*)?(?:,(\d+))?$/.exec(String(properties.serverEndpoint)) ?? []
    return { host, port: port === '' ? sqlServerPort : Number(port) }
  }
  if ('endpoint' in properties && URL.canParse(String(properties.endpoint))) {
    const { hostname, port, protocol } = new URL(String(properties.endpoint))
    return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) }
  }
  return null
}
