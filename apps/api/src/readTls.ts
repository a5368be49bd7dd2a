import { readFile } from 'node:fs/promises'
import type { Config } from './config.ts'

/** The certificate and key that the console serves with; null when it serves plain HTTP. */
export async function readTls({ tls, dataDirectory }: Config, hosts: readonly string[]): Promise<{ cert: string; key: string } | null> {
  if (tls.kind === 'off') return null
  if (tls.kind === 'self-signed') {
    // Loaded on demand: most consoles stand behind something else that ends TLS, or are used on one machine.
    const { selfSignedCertificate } = await import('./selfSignedCertificate.ts')
    return selfSignedCertificate(dataDirectory, hosts)
  }
  const [cert, key] = await Promise.all([readFile(tls.certificateFile, 'utf8'), readFile(tls.keyFile, 'utf8')])
  return { cert, key }
}
