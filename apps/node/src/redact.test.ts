import { expect, test } from 'vitest'
import { hideSecret, looksLikeAuthKey, redact } from './redact.ts'

const key = `IR@1a6296ab-423c-4346-9bcc-85a78c2c0582@mooring@ServiceEndpoint=127.0.0.1:8080@${'A+/z'.repeat(10)}abc=`
const token = 'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ'

test.each([
  ['an authentication key', `the key ${key} was refused`, 'the key IR@1a6296ab…[redacted key] was refused'],
  ['a key in JSON', JSON.stringify({ key }), '{"key":"IR@1a6296ab…[redacted key]"}'],
  ['a key cut off in the middle', `sent ${key.slice(0, 60)}`, 'sent IR@1a6296ab…[redacted key]'],
  ['a key cut off before its first part ends', `sent ${key.slice(0, 20)}`, 'sent IR@[hidden]'],
  ['a key with a part missing', `sent IR@1a62@${key.slice(-44)}`, 'sent IR@[hidden]'],
  ['a signed token', `sent ${token} here`, 'sent [redacted token] here'],
  ['a token without its signature', token.slice(0, 34), '[hidden]'],
  ['what a header signs in with', 'authorization: Basic YWRhOnBsYW50ZWQ=, then', 'authorization: Basic [redacted], then'],
  ['a token of anybody', '{"authorization":"Bearer planted-0123456789"}', '{"authorization":"Bearer [redacted]"}'],
  ['a password in an address', 'the proxy http://ada:planted@proxy.example:3128', 'the proxy http://ada:[redacted]@proxy.example:3128'],
  ['a private key', '{"kty":"OKP","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}', '{"kty":"OKP","d":"[hidden]"}'],
])('hides %s', (_, text, clean) => expect(redact(text)).toBe(clean))

test('leaves everything else as it is', () => {
  const text = 'The console at https://console.example:8080 refuses node-1 of IR-production (run 3fa85f64-5717-4562-b3fc-2c963f66afa6).'
  expect(redact(text)).toBe(text)
})

test('hides a secret in use, also percent-encoded and within JSON, and until it is no longer in use', () => {
  const secret = 'p"ss/wörd 1'
  const reveal = hideSecret(secret)
  const again = hideSecret(secret)
  for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret)]) expect(redact(`<${form}>`)).not.toMatch(/ss|rd/)
  reveal()
  expect(redact(secret)).toBe('[hidden]')
  again()
  expect(redact(secret)).toBe(secret)
})

test('hides a secret that begins with another one entirely', () => {
  const reveals = [hideSecret('secret'), hideSecret('secret-and-more')]
  expect(redact('it is secret-and-more')).toBe('it is [hidden]')
  for (const reveal of reveals) reveal()
})

test('knows an authentication key when it sees one', () => {
  expect(looksLikeAuthKey(`--key=${key}`)).toBe(true)
  expect(looksLikeAuthKey('--name=IR-production')).toBe(false)
})
