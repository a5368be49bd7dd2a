import { sourcesWords } from '#strings/sourcesWords.ts'
/** A server while its place is being typed. */
export interface Endpoint {
  serverEndpoint: string
  port: string
}

export interface EndpointRefusals {
  serverEndpoint?: string
  port?: string
}

const hostPattern = /^[^\s/@]+$/
/** `db.example:5432`, yet not the colons of an IPv6 address. */
const withPort = /^[^:]+:\d+$/
/** `host`, `host,port` or `host\instance`, as SQL Server's tools write it. */
const instancePattern = /^[^,\\]+(?:\\[^,\\]+)?(?:,(\d{1,5}))?$/

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535

/** What is wrong with a server endpoint or port, as sentences. */
export function endpointRefusals({ serverEndpoint, port }: Endpoint): EndpointRefusals {
  const refusals: EndpointRefusals = {}
  const host = serverEndpoint.trim()
  if (host === '') refusals.serverEndpoint = sourcesWords.noHost
  else if (withPort.test(host)) refusals.serverEndpoint = sourcesWords.portInHost
  else if (!hostPattern.test(host) || host.length > 255) refusals.serverEndpoint = sourcesWords.hostOdd
  if (!isPort(port.trim())) refusals.port = sourcesWords.portOdd
  return refusals
}

/** What is wrong with the endpoint of SQL Server, in which a port or an instance may stand. */
export function instanceRefusals(serverEndpoint: string): EndpointRefusals {
  const host = serverEndpoint.trim()
  if (host === '') return { serverEndpoint: sourcesWords.noHost }
  if (withPort.test(host.replace(/^tcp:/i, ''))) return { serverEndpoint: sourcesWords.portAfterComma }
  const port = instancePattern.exec(host)?.[1] ?? null
  const isOdd = !hostPattern.test(host) || !instancePattern.test(host) || host.length > 255
  return isOdd || (port !== null && !isPort(port)) ? { serverEndpoint: sourcesWords.instanceOdd } : {}
}
