/** A PostgreSQL server while its place is being typed. */
export interface Endpoint {
  serverEndpoint: string
  port: string
}

const hostPattern = /^[^\s/@]+$/
/** `db.example:5432`, yet not the colons of an IPv6 address. */
const withPort = /^[^:]+:\d+$/

/** What is wrong with a server endpoint or port, as sentences. */
export function endpointRefusals({ serverEndpoint, port }: Endpoint): { serverEndpoint?: string; port?: string } {
  const refusals: { serverEndpoint?: string; port?: string } = {}
  const host = serverEndpoint.trim()
  if (host === '') refusals.serverEndpoint = 'Enter the host name or the address of the server.'
  else if (withPort.test(host)) refusals.serverEndpoint = 'Enter the port in its own field.'
  else if (!hostPattern.test(host) || host.length > 255)
    refusals.serverEndpoint = 'Enter a host name or an address, without scheme, user or path.'
  if (!/^\d{1,5}$/.test(port.trim()) || Number(port) < 1 || Number(port) > 65_535) refusals.port = 'Enter a number from 1 to 65535.'
  return refusals
}
