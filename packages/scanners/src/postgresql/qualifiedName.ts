/** A relation's place within a PostgreSQL server. */
export interface RelationPath {
  host: string
  port: number
  database: string
  schema: string
  relation: string
}

/** An address without the brackets that some people write around IPv6, and in lower case as host names compare. */
export const hostOf = (serverEndpoint: string): string => serverEndpoint.replace(/^\[(.*)\]$/, '$1').toLowerCase()

/** The name that identifies a relation for ever, as `DiscoveredAsset` documents it. */
export function qualifiedName({ host, port, database, schema, relation }: RelationPath): string {
  const path = [database, schema, relation].map(encodeURIComponent).join('/')
  return `postgresql://${encodeURIComponent(hostOf(host))}:${port}/${path}`
}
