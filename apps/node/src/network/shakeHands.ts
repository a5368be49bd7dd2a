import { once } from 'node:events'
import { isIP, type Socket } from 'node:net'
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import type { ShownCertificate } from '@mooring/contract'
import { StepFailure } from './StepFailure.ts'
import type { StepFinding } from './WayRecord.ts'

const dayMs = 86_400_000
const warnDays = 30
const chainMax = 16

interface Handshake {
  socket: Socket
  host: string
  ca: readonly string[] | null
  signal: AbortSignal
}

interface TlsFinding extends StepFinding {
  socket: TLSSocket
}

/**
 * Shakes hands over a connection, and tells every certificate that the server shows, trusted or not. Throws `StepFailure` when the
 * handshake fails or the certificate is not to be trusted for this host.
 */
export async function shakeHands({ socket, host, ca, signal }: Handshake, tell: (chain: ShownCertificate[]) => void): Promise<TlsFinding> {
  const servername = isIP(host) === 0 ? { servername: host } : {}
  // Judged below: a certificate that is refused in the handshake could not be shown.
  const tls = connect({ socket, host, rejectUnauthorized: false, ...servername, ...(ca === null ? {} : { ca: [...ca] }) })
  await handshake(tls, signal)
  const chain = chainOf(tls.getPeerCertificate(true))
  tell(chain)
  const { authorizationError } = tls
  const code = authorizationError === null ? null : codeOf(authorizationError)
  if (code !== null) {
    tls.destroy()
    throw distrust(code, host, chain)
  }
  const [own] = chain
  const days = own === undefined ? Infinity : Math.floor((Date.parse(own.validTo) - Date.now()) / dayMs)
  const found = `${tls.getProtocol() ?? 'TLS'}; the certificate is trusted and valid for ${days} days.`
  return {
    socket: tls,
    found,
    ...(days < warnDays ? { warning: `The certificate ends on ${own?.validTo.slice(0, 10)}: have it renewed.` } : {}),
  }
}

async function handshake(tls: TLSSocket, signal: AbortSignal): Promise<void> {
  try {
    await once(tls, 'secureConnect', { signal })
    tls.on('error', () => tls.destroy())
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = signal.aborted ? 'there is no answer.' : reason
    throw new StepFailure(
      `The handshake failed: ${message}`,
      'The server may not speak TLS on this port, or a firewall on the way looks into the connection and closes it.',
      { cause },
    )
  }
}

/** Node types it as an error; it is the text of the code. */
function codeOf(error: Error | string): string {
  if (typeof error === 'string') return error
  return 'code' in error ? String(error.code) : error.message
}

function distrust(code: string, host: string, [own]: ShownCertificate[]): StepFailure {
  if (code === 'CERT_HAS_EXPIRED')
    return new StepFailure(`The certificate has expired, on ${own?.validTo.slice(0, 10)}.`, 'Have it renewed.')
  if (code === 'CERT_NOT_YET_VALID')
    return new StepFailure(`The certificate is not valid before ${own?.validFrom}.`, 'Is the clock of this machine right?')
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return new StepFailure(
      `The certificate is for another name than ${host}: ${own?.subject}.`,
      'Use the name that the certificate has, or have one made for this name.',
    )
  return new StepFailure(
    `The certificate is not trusted (${code}). It was issued by ${own?.issuer ?? 'nobody known'}.`,
    'Give the certificate of that authority with --ca-file. If it is the one of a firewall that looks into connections, have it leave this host out.',
  )
}

function chainOf(certificate: DetailedPeerCertificate): ShownCertificate[] {
  const chain: ShownCertificate[] = []
  let current: DetailedPeerCertificate | undefined = certificate
  const seen = new Set<string>()
  while (current?.fingerprint256 !== undefined && !seen.has(current.fingerprint256) && chain.length < chainMax) {
    seen.add(current.fingerprint256)
    chain.push({
      subject: nameOf(current.subject),
      issuer: nameOf(current.issuer),
      validFrom: new Date(current.valid_from).toISOString(),
      validTo: new Date(current.valid_to).toISOString(),
      fingerprint: current.fingerprint256,
    })
    current = current.issuerCertificate
  }
  return chain
}

function nameOf(name: object): string {
  const parts = Object.entries(name).map(([key, value]) => `${key}=${String(value)}`)
  return parts.join(', ').toWellFormed().slice(0, 512)
}
