import { purview, type CredentialBody, type CredentialOfKind, type Secret } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { credentialOwner, formerCredentialOwner } from '../../ActContext.ts'
import { CredentialProblem, openCredential } from '../../openCredential.ts'
import { unique } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const secret = 'correct horse battery staple'
const put = (credentialName: string, password: Secret, properties: object = {}) =>
  at.call(purview.putCredential, {
    params: { credentialName },
    body: { kind: 'BasicAuth', properties: { typeProperties: { user: 'scanner', password }, ...properties } },
  })
const rowOf = (name: string) => at.prisma.credential.findUniqueOrThrow({ where: { nameKey: name }, include: { secrets: true } })
/** The secret as a node would be sent it. */
async function secretOf(name: string): Promise<string | null> {
  const { id, secrets } = await rowOf(name)
  const [secret] = secrets
  return secret === undefined ? null : at.console.keyring.open(secret.sealed, credentialOwner(id, 'password'))
}

test('keeps the secret sealed and out of the answer, the rows, the record and the log', async () => {
  const name = unique('credential')
  const answer = await put(name, { type: 'SecureString', value: secret }, { description: 'Reads sales' })
  expect(answer).toEqual({
    id: `credentials/${name}`,
    name,
    kind: 'BasicAuth',
    properties: { description: 'Reads sales', typeProperties: { user: 'scanner', password: { type: 'SecureString' } } },
  })
  expect(await secretOf(name)).toBe(secret)
  const row = await rowOf(name)
  expect(row.secrets).toMatchObject([{ field: 'password' }])
  expect(Buffer.from(row.secrets[0]?.sealed ?? []).includes(secret)).toBe(false)
  expect(JSON.stringify(row.properties)).not.toContain(secret)
  const records = await audited(at, 'createCredential', `credential/${name}`)
  expect(records).toHaveLength(1)
  expect(JSON.stringify(records.map(({ detail }) => detail))).not.toContain(secret)
  expect(at.log.join('')).not.toContain(secret)
})

test('a name of a variable of the node is kept as it is, and nothing is sealed', async () => {
  const name = unique('credential')
  const answer = await put(name, { type: 'NodeEnvironment', name: 'PG_PASSWORD' })
  expect(answer.properties.typeProperties).toMatchObject({ password: { type: 'NodeEnvironment', name: 'PG_PASSWORD' } })
  expect(await secretOf(name)).toBeNull()
})

describe('without a value', () => {
  test('what was read can be sent back changed: the stored secret stays', async () => {
    const name = unique('credential')
    await put(name, { type: 'SecureString', value: secret })
    const { properties } = await put(name, { type: 'SecureString' }, { description: 'Another' })
    expect(properties.description).toBe('Another')
    expect(await secretOf(name)).toBe(secret)
  })

  test('a secret that somebody else is just replacing is not put back', async () => {
    const name = unique('credential')
    await put(name, { type: 'SecureString', value: 'the old one' })
    const { id } = await rowOf(name)
    const renewed = at.console.keyring.seal('the new one', credentialOwner(id, 'password'))
    const settled = await race(at, {
      first: (tx) => tx.$queryRaw`SELECT FROM credential WHERE id = ${id}::uuid FOR UPDATE`,
      call: () => put(name, { type: 'SecureString' }),
      meanwhile: (tx) => tx.credentialSecret.updateMany({ where: { credentialId: id }, data: { sealed: renewed } }),
    })
    expect(settled.status).toBe('fulfilled')
    expect(await secretOf(name)).toBe('the new one')
  })

  test.each([
    ['a new credential', null],
    ['a credential whose secret only the node knew', { type: 'NodeEnvironment', name: 'PG_PASSWORD' } as const],
  ])('%s is refused with InvalidField', async (_, before) => {
    const name = unique('credential')
    if (before !== null) await put(name, before)
    await expect(put(name, { type: 'SecureString' })).rejects.toMatchObject({
      status: 400,
      code: 'InvalidField',
      target: 'properties.typeProperties.password.value',
    })
    expect(await at.prisma.credential.count({ where: { nameKey: name } })).toBe(before === null ? 0 : 1)
  })
})

test('a secret that moves to the node is forgotten here', async () => {
  const name = unique('credential')
  await put(name, { type: 'SecureString', value: secret })
  await put(name, { type: 'NodeEnvironment', name: 'PG_PASSWORD' })
  expect(await secretOf(name)).toBeNull()
  expect(await audited(at, 'updateCredential', `credential/${name}`)).toHaveLength(1)
})

test('one sealed secret does not open as that of another credential', async () => {
  const [one, other] = [unique('credential'), unique('credential')]
  await put(one, { type: 'SecureString', value: secret })
  await put(other, { type: 'SecureString', value: 'another' })
  const { secrets } = await rowOf(one)
  expect(() => at.console.keyring.open(secrets[0]?.sealed ?? new Uint8Array(), credentialOwner('another', 'password'))).toThrow(
    /belongs to something else/,
  )
  expect(await secretOf(other)).toBe('another')
})

test('of many at once one creates, all succeed, and one of the secrets is kept', async () => {
  const name = unique('credential')
  const values = Array.from({ length: 6 }, (_, index) => `secret-${index}`)
  await Promise.all(values.map((value) => put(name, { type: 'SecureString', value })))
  expect(values).toContain(await secretOf(name))
  expect(await audited(at, 'createCredential', `credential/${name}`)).toHaveLength(1)
})

test.each([
  ['password.value', { type: 'SecureString', value: '' }],
  ['password.value', { type: 'SecureString', value: 'x'.repeat(4097) }],
  ['password.name', { type: 'NodeEnvironment', name: 'not a name' }],
  ['password.secretName', { type: 'AzureKeyVaultSecret' }],
  ['password.store.referenceName', { type: 'AzureKeyVaultSecret', secretName: 'pg', store: { referenceName: '-' } }],
  ['password.name', { type: 'NodeStore', name: '../up' }],
  ['password.type', { type: 'Plain', value: 'x' }],
  ['password.type', {}],
])('names %s as what is wrong in %j', async (target, password) => {
  const refused = put(unique('credential'), password as Secret)
  await expect(refused).rejects.toMatchObject({ code: 'InvalidField', target: `properties.typeProperties.${target}` })
})

test('what is refused is not repeated: no wrong value stands in the answer or in the log', async () => {
  await expect(put(unique('credential'), { type: 'NodeEnvironment', name: secret })).rejects.toMatchObject({
    message: expect.not.stringContaining(secret),
  })
  expect(at.log.join('')).not.toContain(secret)
})

test('is announced', async () => {
  const name = unique('credential')
  const heard = await announcedBy(at, () => put(name, { type: 'SecureString', value: secret }))
  expect(heard).toEqual([{ topic: 'credentials', name }])
})

test('two secrets of one credential cannot change places in the database, and one that an older version sealed is opened', async () => {
  const name = unique('credential')
  const [password, consumerSecret] = ['the password', 'the consumer secret'].map((value) => ({ type: 'SecureString' as const, value }))
  const typeProperties = { user: 'u', password, consumerKey: 'k', consumerSecret }
  const body = { kind: 'ConsumerKeyAuth', properties: { typeProperties } } as CredentialBody
  await at.call(purview.putCredential, { params: { credentialName: name }, body })
  expect(await openCredential(at.console, name)).toMatchObject({ typeProperties: { password, consumerSecret } })
  const { id, secrets } = await rowOf(name)
  const write = (field: string, sealed: Uint8Array<ArrayBuffer>) =>
    at.prisma.credentialSecret.update({ where: { credentialId_field: { credentialId: id, field } }, data: { sealed } })
  await write('password', at.console.keyring.seal('the older one', formerCredentialOwner(id)))
  expect(await openCredential(at.console, name)).toMatchObject({ typeProperties: { password: { value: 'the older one' } } })
  await write('password', Buffer.from(secrets.find(({ field }) => field === 'consumerSecret')?.sealed ?? ''))
  await expect(openCredential(at.console, name)).rejects.toThrow(CredentialProblem)
})

const sealed = { type: 'SecureString', value: secret } as const

describe('of every kind of the contract', () => {
  const inVault = {
    type: 'AzureKeyVaultSecret',
    secretName: 'pg',
    store: { referenceName: 'vault', type: 'LinkedServiceReference' },
  } as const
  const kinds: CredentialOfKind[] = [
    { kind: 'AccountKey', properties: { typeProperties: { accountKey: sealed } } },
    { kind: 'ServicePrincipal', properties: { typeProperties: { tenant: 't', servicePrincipalId: 'p', servicePrincipalKey: inVault } } },
    { kind: 'SqlAuth', properties: { typeProperties: { user: 'sa', password: { type: 'NodeStore', name: 'sql' } } } },
    { kind: 'AmazonARN', properties: { typeProperties: { roleARN: 'arn:aws:iam::1:role/r' } } },
    { kind: 'ConsumerKeyAuth', properties: { typeProperties: { user: 'u', password: sealed, consumerKey: 'k', consumerSecret: sealed } } },
    { kind: 'DelegatedAuth', properties: { typeProperties: { clientId: 'c', user: 'u', password: inVault } } },
    { kind: 'ManagedIdentity', properties: { typeProperties: { principalId: 'p' } } },
  ]

  test.each(kinds)('$kind is kept, and what the console keeps of it is sealed', async (body) => {
    const credentialName = unique('credential')
    const answer = await at.call(purview.putCredential, { params: { credentialName }, body })
    expect(answer.kind).toBe(body.kind)
    expect(JSON.stringify(answer)).not.toContain(secret)
    const fields = Object.entries(body.properties.typeProperties ?? {}).flatMap(([field, value]) => (value === sealed ? [field] : []))
    expect((await rowOf(credentialName)).secrets.map(({ field }) => field).toSorted()).toEqual(fields.toSorted())
    expect(await at.call(purview.getCredential, { params: { credentialName } })).toEqual(answer)
  })

  test("is kept without what signing in takes, as in Microsoft's own example, and null is what is absent", async () => {
    const send = (credentialName: string, body: CredentialBody) => at.call(purview.putCredential, { params: { credentialName }, body })
    const described = await send(unique('credential'), { kind: 'BasicAuth', properties: { description: 'test description' } })
    expect(described.properties).toEqual({ description: 'test description' })
    const typeProperties = { user: null, password: { ...inVault, secretVersion: null } }
    const { properties } = await send(unique('credential'), {
      kind: 'BasicAuth',
      id: null,
      properties: { description: null, typeProperties },
    })
    expect(properties).toEqual({ typeProperties: { password: inVault } })
  })

  test('a field of another kind is refused', async () => {
    const body = { kind: 'AccountKey', properties: { typeProperties: { user: 'u', accountKey: sealed } } } as CredentialBody
    const refused = at.call(purview.putCredential, { params: { credentialName: unique('credential') }, body })
    await expect(refused).rejects.toMatchObject({ code: 'InvalidField', target: 'properties.typeProperties.user' })
  })
})
