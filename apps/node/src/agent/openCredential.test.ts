import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LeasedCredential } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSecret } from '../secrets/secretStore.ts'
import { openCredential } from './openCredential.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
  await keepSecret(home, 'sales', 'kept here')
})
afterAll(() => rm(home, { recursive: true }))

const variables: Record<string, string> = { PG_PASSWORD: 'from here', MOORING_AUTH_KEY: 'the key' }
const open = (password: LeasedCredential['typeProperties'][string], readVariable = (name: string) => variables[name] ?? null) =>
  openCredential(
    { kind: 'BasicAuth', typeProperties: { user: 'u', password } },
    { home, readVariable, signal: AbortSignal.timeout(10_000) },
  )

test('a secret that the console sent is used as it is, and is one of those to hide', async () => {
  expect(await open({ type: 'SecureString', value: 'sent' })).toEqual({
    credential: { kind: 'BasicAuth', properties: { user: 'u', password: 'sent' } },
    secrets: ['sent'],
  })
})

test('one that only the node knows is read from its environment, or from its store', async () => {
  expect((await open({ type: 'NodeEnvironment', name: 'PG_PASSWORD' })).secrets).toEqual(['from here'])
  expect((await open({ type: 'NodeStore', name: 'sales' })).secrets).toEqual(['kept here'])
})

test.each(['NodeEnvironment', 'NodeStore'] as const)('one of %s that the node does not know is an error that names it', async (type) => {
  const code = 'NodeSecretMissing'
  await expect(open({ type, name: 'ABSENT' })).rejects.toMatchObject({ code, message: expect.stringContaining('ABSENT') as string })
})

test('a store of which the key is lost is an error of the run that names the secret', async () => {
  await rm(join(home, 'secrets.key'))
  const message = expect.stringContaining('sales') as string
  await expect(open({ type: 'NodeStore', name: 'sales' })).rejects.toMatchObject({ name: 'ScanError', code: 'NodeSecretMissing', message })
})

test.each(['MOORING_AUTH_KEY', 'mooring_auth_key', 'AZURE_CLIENT_SECRET', 'https_proxy'])(
  'the variable %s is not given away',
  async (name) => {
    await expect(open({ type: 'NodeEnvironment', name }, () => 'the key')).rejects.toMatchObject({ code: 'NodeSecretMissing' })
  },
)

test('a credential that came without its secret says so', async () => {
  await expect(open({ type: 'SecureString' })).rejects.toMatchObject({ code: 'CredentialNotFound' })
})
