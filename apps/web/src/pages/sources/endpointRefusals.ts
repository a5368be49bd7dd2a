import { sourcesWords } from '#strings/sourcesWords.ts'
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
  if (host === '') refusals.serverEndpoint = sourcesWords.noHost
  else if (withPort.test(host)) refusals.serverEndpoint = sourcesWords.portInHost
  else if (!hostPattern.test(host) || host.length > 255) refusals.serverEndpoint = sourcesWords.hostOdd
  if (!/^\d{1,5}$/.test(port.trim()) || Number(port) < 1 || Number(port) > 65_535) refusals.port = sourcesWords.portOdd
  return refusals
}
