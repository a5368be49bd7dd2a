import { hostOf } from '../relational/Source.ts'

/** A relation's place within a PostgreSQL server. */
export interface RelationPath {
  host: string
  port: number
  database: string
  schema: string
  relation: string
}

/** The name that identifies a relation for ever, as `DiscoveredAsset` documents it. */
export function qualifiedName({ host, port, database, schema, relation }: RelationPath): string {
  const path = [database, schema, relation].map(encodeURIComponent).join('/')
  return `postgresql://${encodeURIComponent(hostOf(host))}:${port}/${path}`
}
