import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const dayMs = 86_400_000

// Distinguished encoding, just as much as a certificate takes: https://www.rfc-editor.org/rfc/rfc5280#section-4.1
const value = (tag: number, ...parts: (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const { length } = content
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Buffer[]) => value(0x30, ...parts)
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const yes = bytes('0101ff')
const time = (at: number) => value(0x18, `${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`)

const ecdsaWithSha256 = sequence(bytes('06082a8648ce3d040302'))
const commonName = bytes('0603550403')
const subjectAlternativeName = bytes('0603551d11')
const basicConstraints = bytes('0603551d13')

/** A certificate that is its own authority, valid from yesterday for a month for one host name, with its key; both in PEM. */
export function selfSignedCertificate(hostName: string): { certificate: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(value(0x31, sequence(commonName, value(0x0c, hostName))))
  const extensions = sequence(
    sequence(subjectAlternativeName, value(0x04, sequence(value(0x82, hostName)))),
    sequence(basicConstraints, yes, value(0x04, sequence(yes))),
  )
  const toBeSigned = sequence(
    value(0xa0, bytes('020102')),
    value(0x02, Buffer.from([1]), randomBytes(15)),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - dayMs), time(Date.now() + 30 * dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    value(0xa3, extensions),
  )
  const signature = value(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey))
  const encoded = sequence(toBeSigned, ecdsaWithSha256, signature).toString('base64')
  const lines = encoded.match(/.{1,64}/g) ?? []
  return {
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
