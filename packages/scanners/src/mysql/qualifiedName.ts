import { hostOf } from '../relational/Source.ts'

/** The name that identifies a table for ever: `mysql://<host>:<port>/<database>/<table>`, each part percent-encoded. */
export function qualifiedName(server: { host: string; port: number }, database: string, table: string): string {
  const path = [database, table].map(encodeURIComponent).join('/')
  return `mysql://${encodeURIComponent(hostOf(server.host))}:${server.port}/${path}`
}
