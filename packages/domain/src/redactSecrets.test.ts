import { expect, test } from 'vitest'
import { formatAuthKey } from './authKey.ts'
import { redactSecrets } from './redactSecrets.ts'

const secret = `${'Planted+/'.repeat(4)}1234567=`
const key = formatAuthKey({ runtimeId: '1a6296ab-423c-4346-9bcc-85a78c2c0582', account: 'mooring', host: '127.0.0.1:8080', secret })

test.each([
  ['an authentication key', `registering with ${key} failed`, secret],
  ['a key in JSON', JSON.stringify({ key }), secret],
  ['a signed token', 'sent eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl here', 'c2lnbmF0dXJl'],
  ['a bearer token', 'authorization: Bearer planted-token-0123456789', 'planted-token'],
  ['a password in a URL', 'postgresql://user:planted@127.0.0.1:5432/db', 'planted'],
])('%s is not in the text any more', (_, text, planted) => {
  expect(text).toContain(planted)
  expect(redactSecrets(text)).not.toContain(planted)
})

test('what is no secret stays', () => {
  const text = 'GET /scan/integrationruntimes/my-ir?api-version=2023-09-01 at 2026-01-01T00:00:00Z by a@b.example'
  expect(redactSecrets(text)).toBe(text)
})
