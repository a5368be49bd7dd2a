import { decodeJwt, importJWK, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import type { Clock } from './Clock.ts'
import type { Identity, KeyPair } from './identity.ts'
import { NodeToken } from './NodeToken.ts'

// The example of RFC 8037, appendix A.
const keyPair: KeyPair = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
}
const identity = { nodeId: 'the-node', runtimeId: 'the-runtime', keyPair } as Identity
const start = Date.parse('2026-01-01T00:00:00Z')

function aToken() {
  const time = { now: start }
  const clock: Clock = { now: () => time.now, wait: () => Promise.resolve() }
  return { time, token: new NodeToken(identity, clock) }
}

test('says who the node is and whose it is, for five minutes, in its own hand', async () => {
  const { token } = aToken()
  const { x, kty, crv } = keyPair
  const key = await importJWK({ x, kty, crv }, 'EdDSA')
  const { payload, protectedHeader } = await jwtVerify(await token.current(), key, { currentDate: new Date(start) })
  expect(protectedHeader).toEqual({ alg: 'EdDSA' })
  expect(payload).toEqual({ iss: 'the-node', aud: 'the-runtime', iat: start / 1000, exp: start / 1000 + 300 })
})

test('is used for four minutes, then signed anew; at once when the clock was set back', async () => {
  const { time, token } = aToken()
  const first = await token.current()
  time.now = start + 239_000
  expect(await token.current()).toBe(first)
  time.now = start + 240_000
  const second = await token.current()
  expect(decodeJwt(second).iat).toBe(start / 1000 + 240)
  time.now = start
  expect(decodeJwt(await token.current()).iat).toBe(start / 1000)
})

test('follows the clock of the console', async () => {
  const { time, token } = aToken()
  await token.current()
  token.follow(new Date(start + 3_600_000))
  time.now = start + 10_000
  expect(decodeJwt(await token.current()).iat).toBe(start / 1000 + 3610)
})
