import { ScanError } from '../ScanError.ts'

const checkNetwork = 'Check that this machine can open a connection to that host and port, and what firewalls in between allow.'

type Explanation = (message: string) => { why: string; next: string }

const explain =
  (why: string, next: string): Explanation =>
  () => ({ why, next })

const refused = explain('nothing listens there', 'Check the port, that the server runs, and that it listens on this address.')
const unknownHost = explain('the name is not known here', 'Check the spelling of the server endpoint and the name servers of the node.')
const noRoute = explain('there is no route to it', checkNetwork)
const silent = explain('it did not answer in time', checkNetwork)
const dropped = explain('the connection was closed', 'Look into the log of the server, then run the scan again.')
const untrusted: Explanation = (message) => ({
  why: `its certificate is not trusted (${message})`,
  next: 'Give the node the certificate of its authority in NODE_EXTRA_CA_CERTS, or choose an SSL mode of the scan that does not verify it.',
})
const brokenTls: Explanation = (message) => ({
  why: `no encrypted connection came about (${message})`,
  next: 'Check the SSL settings of the server and of the scan.',
})

/** By the codes of Node.js, of sockets and of TLS. */
const byCode: Record<string, Explanation> = {
  ECONNREFUSED: refused,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  EADDRNOTAVAIL: noRoute,
  ETIMEDOUT: silent,
  ECONNRESET: dropped,
  EPIPE: dropped,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  CERT_NOT_YET_VALID: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
}

/** What an error of the network or of TLS means for a server, such as `the MySQL server at db:3306`; null when its code is not of those. */
export function unreachableByCode(server: string, code: string, message: string): ScanError | null {
  const explanation = byCode[code] ?? (isAboutTls(code) ? brokenTls : null)
  if (explanation === null) return null
  const { why, next } = explanation(message)
  return unreachable(server, why, next)
}

/** A server that cannot be reached, why, and what to do next. */
export const unreachable = (server: string, why: string, next: string): ScanError =>
  new ScanError('SourceUnreachable', `The node cannot reach ${server}: ${why}. ${next}`)

/** The server let the connection fall, or never answered: what drivers say without a code. */
export const unreachableBecause = (server: string, reason: 'dropped' | 'silent'): ScanError => {
  const { why, next } = (reason === 'dropped' ? dropped : silent)('')
  return unreachable(server, why, next)
}

export const isAboutTls = (code: string): boolean => /^ERR_(SSL|TLS)|^EPROTO$/.test(code)
