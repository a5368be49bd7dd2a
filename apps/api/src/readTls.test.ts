import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readTls } from './readTls.ts'

test('a certificate of the console itself also names its public address, and comes with what to trust', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'mooring-tls-'))
  const config = { tls: { kind: 'self-signed' }, dataDirectory, host: '0.0.0.0', publicUrl: 'https://console.example:8443' } as const
  const { cert = '', authority = '' } = (await readTls(config)) ?? {}
  const certificate = new X509Certificate(cert)
  expect(['console.example', 'localhost'].map((host) => certificate.checkHost(host))).toEqual(['console.example', 'localhost'])
  expect(certificate.verify(new X509Certificate(authority).publicKey)).toBe(true)
  await rm(dataDirectory, { recursive: true })
})

test('without TLS there is nothing to read', async () => {
  expect(await readTls({ tls: { kind: 'off' }, dataDirectory: '', host: '127.0.0.1', publicUrl: null })).toBeNull()
})
