/** The database to read and as whom. */
export interface Source {
  host: string
  port: number
  database: string
  user: string
  password: string
  sslMode: number
}

/** How messages name a source; an IPv6 address wears brackets so that the port stands out. */
export const addressOf = ({ host, port }: Source): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)
