import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { selfSignedCertificate } from './selfSignedCertificate.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'mooring-tls-'))
})
afterEach(() => rm(directory, { recursive: true }))

const file = (name: string) => path.join(directory, 'tls', name)
const authority = async () => new X509Certificate(await readFile(file('ca.pem')))
const hosts = ['console.example', '127.0.0.1', '::1']

test('names every host, belongs to its key, and is of an authority that clients can trust', async () => {
  const { cert, key } = await selfSignedCertificate(directory, hosts)
  const certificate = new X509Certificate(cert)
  expect(certificate.checkHost('console.example')).toBe('console.example')
  expect([certificate.checkIP('127.0.0.1'), certificate.checkIP('::1')]).toEqual(['127.0.0.1', '::1'])
  expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(certificate.verify((await authority()).publicKey)).toBe(true)
  expect([(await authority()).ca, certificate.ca]).toEqual([true, false])
})

test('only its owner may read the keys', async () => {
  await selfSignedCertificate(directory, hosts)
  const modes = await Promise.all(['ca.key', 'console.key', ''].map(async (name) => (await stat(file(name))).mode & 0o777))
  expect(modes).toEqual([0o600, 0o600, 0o700])
})

test('stays what it is from start to start', async () => {
  const first = await selfSignedCertificate(directory, hosts)
  expect(await selfSignedCertificate(directory, hosts.toReversed())).toEqual(first)
})

test('is made anew for another host, of the same authority', async () => {
  const first = await selfSignedCertificate(directory, hosts)
  const before = await readFile(file('ca.pem'), 'utf8')
  const second = await selfSignedCertificate(directory, [...hosts, 'other.example'])
  expect(second.cert).not.toBe(first.cert)
  expect(new X509Certificate(second.cert).checkHost('other.example')).toBe('other.example')
  expect(await readFile(file('ca.pem'), 'utf8')).toBe(before)
})

test('is made anew when it does not belong to its key: the process was killed between writing the one and the other', async () => {
  const first = await selfSignedCertificate(directory, hosts)
  await writeFile(file('console.key'), await readFile(file('ca.key')))
  const { cert, key } = await selfSignedCertificate(directory, hosts)
  expect(cert).not.toBe(first.cert)
  expect(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))).toBe(true)
})
