import type { ScanBody, KeptSource } from '@mooring/contract'

const sqlServerPort = 1433

/** Where SQL Server Browser tells the port of an instance that has a name, over UDP. */
export const sqlServerBrowserPort = 1434

/** Where a source is reached on the network. The port is null where only the machine knows it: that of an instance with a name of SQL Server. */
export interface SourceEndpoint {
  host: string
  port: number | null
}

/** Where a data source is reached on the network; null for one that is not, or of which that is not known. */
export function sourceEndpoint({ kind, properties }: KeptSource): SourceEndpoint | null {
  if ('port' in properties && 'serverEndpoint' in properties && typeof properties.port === 'number')
    return { host: bare(String(properties.serverEndpoint)), port: properties.port }
  if (kind === 'SqlServerDatabase' && 'serverEndpoint' in properties) return sqlServerEndpoint(String(properties.serverEndpoint))
  if ('endpoint' in properties && URL.canParse(String(properties.endpoint))) {
    const { hostname, port, protocol } = new URL(String(properties.endpoint))
    return { host: bare(hostname), port: Number(port) || (protocol === 'https:' ? 443 : 80) }
  }
  return null
}

/** An address of IPv6 without the brackets that it is written in, which no resolver knows. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** Where a scan reaches its data source: some kinds of scan have a server of their own, and that is the one that counts. */
export function scanEndpoint(source: KeptSource, { properties }: Pick<ScanBody, 'properties'>): SourceEndpoint | null {
  const own = ['serverEndpoint', 'port'].flatMap((name) => {
    const value: unknown = name in source.properties ? Reflect.get(properties ?? {}, name) : undefined
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  return sourceEndpoint({ ...source, properties: { ...source.properties, ...Object.fromEntries(own) } } as KeptSource)
}

/** As SQL Server's tools write it, and as the scanner reads it: host, host,port or host\instance, with or without `tcp:`. */
function sqlServerEndpoint(written: string): SourceEndpoint | null {
  const match = /^(?:tcp:)?(\[[0-9a-f:.]+\]|[^,\\]+)(?:\\([^,\\]+))?(?:,(\d+))?$/i.exec(written)
  if (match === null) return null
  const [, name = '', instance, port] = match
  const host = ['.', '(local)'].includes(name.toLowerCase()) ? 'localhost' : bare(name)
  if (port !== undefined) return Number(port) >= 1 && Number(port) <= 65_535 ? { host, port: Number(port) } : null
  const isNamed = instance !== undefined && instance.toUpperCase() !== 'MSSQLSERVER'
  return { host, port: isNamed ? null : sqlServerPort }
}
