import type { Endpoint } from './endpoint.ts'

/** The database to read and as whom. */
export interface SqlServerSource {
  endpoint: Endpoint
  database: string
  user: string
  password: string
}
