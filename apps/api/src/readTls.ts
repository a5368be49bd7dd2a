import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Config } from './config.ts'

interface Tls {
  cert: string
  key: string
  /** Where it is one of the console's own: the certificate of the authority that others must be told to trust. */
  authority?: string
}

/** The certificate and key that the console serves with; null when it serves plain HTTP. */
export async function readTls(config: Pick<Config, 'tls' | 'dataDirectory' | 'host' | 'publicUrl'>): Promise<Tls | null> {
  const { tls, dataDirectory, host, publicUrl } = config
  if (tls.kind === 'off') return null
  if (tls.kind === 'self-signed') {
    // Loaded on demand: most consoles stand behind something else that ends TLS, or are used on one machine.
    const { selfSignedCertificate } = await import('./selfSignedCertificate.ts')
    const named = publicUrl === null ? [] : [new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')]
    return selfSignedCertificate(dataDirectory, [...new Set([...named, host, '127.0.0.1', 'localhost', hostname()])])
  }
  const [cert, key] = await Promise.all([readFile(tls.certificateFile, 'utf8'), readFile(tls.keyFile, 'utf8')])
  return { cert, key }
}
