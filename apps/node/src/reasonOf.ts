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
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (isAboutTrust(code)) return `its certificate is not trusted (${code}); give the certificate of its authority with --ca-file`
  return reasons[code] ?? (cause instanceof Error && cause.message ? cause.message : 'the call failed')
}
