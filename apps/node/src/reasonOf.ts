import { ApiError } from '@mooring/contract'

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the name of its host is not known here',
  EAI_AGAIN: 'the name servers do not answer',
  EHOSTUNREACH: 'there is no route to its host',
  ENETUNREACH: 'there is no route to its host',
  ECONNRESET: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
  ETIMEDOUT: 'it did not answer in time',
}

const isAboutTrust = (code: string) => /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|CERT_|ERR_TLS_CERT)/.test(code)

/** Why a call to the console failed, as a sentence for people. */
export function reasonOf(error: unknown, origin: string): string {
  if (error instanceof ApiError && error.code !== 'UnexpectedAnswer') return error.message
  return `The console at ${origin} cannot be reached: ${causeOf(error)}.`
}

function causeOf(error: unknown): string {
  if (error instanceof ApiError) return `something else answered there, with status ${error.status}`
  if (error instanceof DOMException) return 'it did not answer in time'
  const cause = deepestCause(error)
  const code = cause !== null && 'code' in cause ? String(cause.code) : ''
  const [, proxyStatus] = /^Proxy response \((\d+)\)/.exec(cause?.message ?? '') ?? []
  if (proxyStatus === '407') return 'the proxy wants a user and a password; give them with "mooring-node set proxy"'
  if (proxyStatus !== undefined) return `the proxy does not let the call through, it answers ${proxyStatus}`
  if (isAboutTrust(code)) return `its certificate is not trusted (${code}); give the certificate of its authority with --ca-file`
  return reasons[code] ?? (cause?.message || 'the call failed')
}

/** What a proxy refused is wrapped twice, everything else once. */
function deepestCause(error: unknown): Error | null {
  let cause: unknown = error instanceof Error ? error.cause : undefined
  while (cause instanceof DOMException && cause.cause instanceof Error) cause = cause.cause
  return cause instanceof Error ? cause : null
}
