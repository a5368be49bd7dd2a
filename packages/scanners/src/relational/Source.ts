/** The database to read and as whom. */
export interface Source {
  host: string
  port: number
  database: string
  user: string
  password: string
  sslMode: number
}

/** What `sslMode` of a scan is when it says nothing: encrypted if the server can. */
export const sslModePrefer = 2

/** An address without the brackets that some people write around IPv6, and in lower case as host names compare. */
export const hostOf = (serverEndpoint: string): string => serverEndpoint.replace(/^\[(.*)\]$/, '$1').toLowerCase()

/** How messages name a source; an IPv6 address wears brackets so that the port stands out. */
export const addressOf = ({ host, port }: { host: string; port: number }): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
