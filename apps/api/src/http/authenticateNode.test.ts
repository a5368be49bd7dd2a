import { randomUUID } from 'node:crypto'
import { console, node, purview } from '@mooring/contract'
import { SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHeartbeat, aNode, anIdentity, aRuntime, registerBody, unique } from '../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'

let at: TestConsole
let node1: Awaited<ReturnType<typeof aKnownNode>>
beforeAll(async () => {
  at = await openTestConsole()
  node1 = await aKnownNode()
})
afterAll(() => at.close())

/** A registered node whose private key the test has, so that it can sign whatever it likes. */
async function aKnownNode() {
  const runtime = await aRuntime(at)
  const { authKey1 = '' } = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: runtime } })
  const identity = await anIdentity()
  const body = registerBody({ key: authKey1, nodeName: unique('node'), publicKey: identity.publicKey })
  const { nodeId, runtimeId, nodeName } = await at.call(node.registerNode, { body }, null)
  return { ...identity, runtime, nodeId, runtimeId, nodeName }
}
type Known = Awaited<ReturnType<typeof aKnownNode>>

const now = () => Math.floor(at.clock.now.getTime() / 1000)
const heartbeat = (token: string) => at.call(node.heartbeat, { body: aHeartbeat }, { authorization: `Bearer ${token}` })
/** A token that is right, but for the claims and the header given; `undefined` leaves a claim out. */
function tokenOf({ nodeId, runtimeId, privateKey }: Known, claims: object = {}, header: object = {}): Promise<string> {
  const payload = { iss: nodeId, aud: runtimeId, iat: now(), exp: now() + 300, ...claims }
  return new SignJWT(JSON.parse(JSON.stringify(payload))).setProtectedHeader({ alg: 'EdDSA', ...header }).sign(privateKey)
}

describe('is let in', () => {
  test.each([
    ['with a fresh token', {}],
    ['with a clock that is almost a minute slow', { iat: -59, exp: 241 }],
    ['with a clock that is almost a minute fast', { iat: 59, exp: 359 }],
    ['with a token at the end of its five minutes', { iat: -299, exp: 1 }],
  ])('%s', async (_, { iat = 0, exp = 300 }: { iat?: number; exp?: number }) => {
    const token = await tokenOf(node1, { iat: now() + iat, exp: now() + exp })
    await expect(heartbeat(token)).resolves.toMatchObject({ runtimeName: node1.runtime })
  })
})

describe('a clock that is wrong is answered NodeClockSkewed, so that the node can say so:', () => {
  test.each([
    ['an hour slow', { iat: -3600, exp: -3300 }],
    ['an hour fast', { iat: 3600, exp: 3900 }],
    ['old, although it says it lives for a day', { iat: -600, exp: 86_400 }],
  ])('%s', async (_, { iat, exp }) => {
    const token = await tokenOf(node1, { iat: now() + iat, exp: now() + exp })
    await expect(heartbeat(token)).rejects.toMatchObject({ status: 401, code: 'NodeClockSkewed' })
  })
})

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('is refused with NodeUnauthenticated:', () => {
  const claims = () => ({ iss: node1.nodeId, aud: node1.runtimeId, iat: now(), exp: now() + 300 })
  const forged: Record<string, () => Promise<string> | string> = {
    'no token at all': () => '',
    'no token of this shape': () => 'x.y.z',
    'signed with another key': async () => tokenOf({ ...node1, privateKey: (await anIdentity()).privateKey }),
    'signed with its own key in the name of another node': async () => tokenOf(await aKnownNode(), claims()),
    'in the name of a node that never was': () => tokenOf(node1, { iss: randomUUID() }),
    'for another runtime': async () => tokenOf(node1, { aud: (await aKnownNode()).runtimeId }),
    'for nobody': () => tokenOf(node1, { aud: undefined }),
    'without a signature': () => new UnsecuredJWT(claims()).encode(),
    'without a signature, but with the name of an algorithm': async () => `${(await tokenOf(node1)).split('.').slice(0, 2).join('.')}.`,
    'with the public key as a shared secret': () =>
      new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(node1.publicKey, 'base64url')),
    'with the public key as text as a shared secret': () =>
      new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(node1.publicKey.padEnd(44, '='))),
    'with a key that it brings itself': async () => {
      const other = await anIdentity()
      return tokenOf({ ...node1, privateKey: other.privateKey }, {}, { jwk: { kty: 'OKP', crv: 'Ed25519', x: other.publicKey } })
    },
    'with a header that must be understood': async () =>
      `${encoded({ alg: 'EdDSA', crit: ['x'], x: 1 })}.${(await tokenOf(node1)).split('.').slice(1).join('.')}`,
    'with claims changed after signing': async () => {
      const [header, , signature] = (await tokenOf(node1)).split('.')
      return `${header}.${encoded({ ...claims(), exp: now() + 301 })}.${signature}`
    },
    'without an issuer': () => tokenOf(node1, { iss: undefined }),
    'with a list for an issuer': () => tokenOf(node1, { iss: [node1.nodeId] }),
    'with a number for an issuer': () => tokenOf(node1, { iss: 1 }),
    'with an object for an issuer': () => tokenOf(node1, { iss: { toString: 'x' } }),
    'valid from tomorrow on': () => tokenOf(node1, { nbf: now() + 86_400 }),
  }
  test.each(Object.entries(forged))('%s', async (_, forge) => {
    await expect(heartbeat(await forge())).rejects.toMatchObject({ status: 401, code: 'NodeUnauthenticated' })
  })
})

describe('a node whose registration has ended', () => {
  test.each([
    [
      'NodeRemoved',
      async ({ runtime, nodeName }: Known) => {
        await at.call(console.removeNode, { params: { name: runtime, nodeName } })
      },
    ],
    [
      'IntegrationRuntimeDeleted',
      async ({ runtime }: Known) => {
        await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: runtime } })
      },
    ],
  ])('is told %s, but only when it proves that it is that node', async (code, end) => {
    const known = await aKnownNode()
    const [token, forged] = [await tokenOf(known), await tokenOf({ ...known, privateKey: node1.privateKey })]
    await end(known)
    await expect(heartbeat(token)).rejects.toMatchObject({ status: 410, code })
    await expect(heartbeat(forged)).rejects.toMatchObject({ status: 401, code: 'NodeUnauthenticated' })
  })
})

test('no token stands in the log', async () => {
  const token = await tokenOf(node1)
  await heartbeat(token)
  expect(at.log.join('')).not.toContain(token.split('.')[2])
})

describe('a token that was accepted before is refused all the same', () => {
  test('when it has ended', async () => {
    const token = await tokenOf(node1)
    await heartbeat(token)
    const before = at.clock.now
    at.clock.now = new Date(before.getTime() + 361_000)
    try {
      await expect(heartbeat(token)).rejects.toMatchObject({ status: 401, code: 'NodeClockSkewed' })
    } finally {
      at.clock.now = before
    }
  })

  test('when its node has another key now', async () => {
    const known = await aKnownNode()
    const token = await tokenOf(known)
    await heartbeat(token)
    const { publicKey } = await anIdentity()
    await at.prisma.node.update({ where: { id: known.nodeId }, data: { publicKey } })
    await expect(heartbeat(token)).rejects.toMatchObject({ status: 401, code: 'NodeUnauthenticated' })
  })

  test('when its node is removed', async () => {
    const known = await aKnownNode()
    const token = await tokenOf(known)
    await heartbeat(token)
    await at.call(console.removeNode, { params: { name: known.runtime, nodeName: known.nodeName } })
    await expect(heartbeat(token)).rejects.toMatchObject({ status: 410, code: 'NodeRemoved' })
  })
})

test('a token that is longer than any node makes it works as well', async () => {
  const token = await tokenOf(node1, { more: 'x'.repeat(4000) })
  for (let call = 0; call < 2; call++) await expect(heartbeat(token)).resolves.toMatchObject({ runtimeName: node1.runtime })
})

test('a token works for every call until it ends', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  for (let call = 0; call < 3; call++) await at.call(node.heartbeat, { body: aHeartbeat }, as)
  expect(await at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)).toBeUndefined()
})

describe('a token that says which process signed it', () => {
  test('is answered NodeQuarantined when that is a copy of a node that lives, and not for another process', async () => {
    const copied = await aKnownNode()
    const [original, copy] = [randomUUID(), randomUUID()]
    await heartbeat(await tokenOf(copied, { sid: original }))
    await at.prisma.node.update({ where: { id: copied.nodeId }, data: { rivalInstanceIds: [copy] } })
    await expect(heartbeat(await tokenOf(copied, { sid: copy }))).rejects.toMatchObject({ status: 409, code: 'NodeQuarantined' })
    await expect(heartbeat(await tokenOf(copied, { sid: original }))).resolves.toMatchObject({ runtimeName: copied.runtime })
  })

  test.each([1, '', 'no id', null])('is let in when it says %j, which is none', async (sid) => {
    await expect(heartbeat(await tokenOf(node1, { sid }))).resolves.toMatchObject({ runtimeName: node1.runtime })
  })
})
