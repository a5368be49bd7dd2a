import 'reflect-metadata'
import { createPrivateKey, X509Certificate as NodeCertificate, webcrypto } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import path from 'node:path'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 24 * 3_600_000
const renewBeforeMs = 30 * day

/**
 * A certificate of the console's own authority. The authority is made once in the data directory: clients trust `tls/ca.pem`
 * (`--ca-file`, NODE_EXTRA_CA_CERTS). The certificate is made anew when it is near its end or `hosts` changed.
 */
export async function selfSignedCertificate(dataDirectory: string, hosts: readonly string[]): Promise<Pair & { authority: string }> {
  const directory = path.join(dataDirectory, 'tls')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const authority = (await readPair(directory, 'ca')) ?? (await writePair(directory, 'ca', await makeAuthority()))
  const current = await readPair(directory, 'console')
  if (current !== null && isFit(current, { hosts, authority: authority.cert })) return { ...current, authority: authority.cert }
  return { ...(await writePair(directory, 'console', await makeCertificate(authority, hosts))), authority: authority.cert }
}

interface Pair {
  cert: string
  key: string
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function readPair(directory: string, name: string): Promise<Pair | null> {
  try {
    const [cert, key] = await Promise.all([
      readFile(path.join(directory, `${name}.pem`), 'utf8'),
      readFile(path.join(directory, `${name}.key`), 'utf8'),
    ])
    return { cert, key }
  } catch (cause) {
    if (isMissing(cause)) return null
    throw cause
  }
}

/** The key first: a certificate without its key would be taken for a whole pair. */
async function writePair(directory: string, name: string, pair: Pair): Promise<Pair> {
  for (const [extension, text] of [
    ['key', pair.key],
    ['pem', pair.cert],
  ] as const) {
    const file = path.join(directory, `${name}.${extension}`)
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  return pair
}

function isFit({ cert, key }: Pair, needs: { hosts: readonly string[]; authority: string }): boolean {
  const certificate = new X509Certificate(cert)
  const names =
    certificate
      .getExtension(SubjectAlternativeNameExtension)
      ?.names.toJSON()
      .map((name) => name.value) ?? []
  const isOurs = certificate.issuer === new X509Certificate(needs.authority).subject
  // They were written one after the other: who was killed in between left a new key with an old certificate.
  const isPair = new NodeCertificate(cert).checkPrivateKey(createPrivateKey(key))
  return (
    isOurs && isPair && needs.hosts.every((host) => names.includes(host)) && certificate.notAfter.getTime() - Date.now() > renewBeforeMs
  )
}

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

const keyPem = async (key: webcrypto.CryptoKey): Promise<string> =>
  PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')

async function makeAuthority(): Promise<Pair> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=Mooring console authority ${webcrypto.randomUUID()}`,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 3650 * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return { cert: certificate.toString('pem'), key: await keyPem(keys.privateKey) }
}

async function makeCertificate(authority: Pair, hosts: readonly string[]): Promise<Pair> {
  const keys = await newKeys()
  const issuer = new X509Certificate(authority.cert)
  const signingKey = await webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(authority.key), algorithm, false, ['sign'])
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${hosts[0] ?? 'localhost'}`,
    issuer: issuer.subject,
    notBefore: new Date(Date.now() - day),
    // Browsers and Apple's systems refuse server certificates that live longer.
    notAfter: new Date(Date.now() + 397 * day),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new SubjectAlternativeNameExtension(
        hosts.map((host) => ({ type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const), value: host })),
      ),
    ],
  })
  return { cert: certificate.toString('pem'), key: await keyPem(keys.privateKey) }
}
