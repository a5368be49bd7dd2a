import { hostOf } from '../relational/Source.ts'

/** Where SQL Server is: an instance with a name has a port that its machine tells when asked. */
export interface Endpoint {
  host: string
  port: number | null
  instance: string | null
}

const defaultPort = 1433
const defaultInstance = 'MSSQLSERVER'

/**
 * Reads an address as SQL Server's tools write it: `host`, `host,port`, `host\instance`, with or without `tcp:`. A port goes before an
 * instance, as it does there. Null when it is none of these.
 */
export function endpointOf(serverEndpoint: string): Endpoint | null {
  const match = /^(?:tcp:)?(\[[0-9a-f:.]+\]|[^,\\:[\]]+|(?=[^:]*:[^:]*:)[0-9a-f:.]+)(?:\\([^,\\]+))?(?:,(\d{1,5}))?$/i.exec(serverEndpoint)
  if (!match) return null
  const [, host = '', instance, portText] = match
  const port = portText === undefined ? null : Number(portText)
  if (port !== null && (port < 1 || port > 65_535)) return null
  const named = instance !== undefined && instance.toUpperCase() !== defaultInstance && port === null ? instance : null
  return { host: isThisMachine(host) ? 'localhost' : hostOf(host), port: named === null ? (port ?? defaultPort) : null, instance: named }
}

const isThisMachine = (host: string): boolean => host === '.' || host.toLowerCase() === '(local)'

/** How messages name a server. */
export function addressOfEndpoint({ host, port, instance }: Endpoint): string {
  const shown = host.includes(':') ? `[${host}]` : host
  return instance === null ? `${shown}:${port ?? defaultPort}` : `${shown}\\${instance}`
}

/**
 * The name that identifies a table for ever: `mssql://<host>/<instance>/<database>/<schema>/<table>` with each part percent-encoded, the
 * instance `MSSQLSERVER` where it has no name, and the port after the host where that is not 1433.
 */
export function qualifiedName({ host, port, instance }: Endpoint, path: { database: string; schema: string; name: string }): string {
  const authority = encodeURIComponent(host) + (port === null || port === defaultPort ? '' : `:${port}`)
  // Names are UTF-16 there, and may hold halves of characters, which have no percent-encoding.
  const parts = [instance?.toUpperCase() ?? defaultInstance, path.database, path.schema, path.name]
  return `mssql://${authority}/${parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/')}`
}
