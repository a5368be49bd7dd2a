import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('answers the credential without its secret, by its name in any case', async () => {
  const { credentialName } = await aScan(at, await aRuntime(at), { type: 'SecureString', value: 'open sesame' })
  const { body } = await at.app.inject({
    url: `/scan/credentials/${credentialName.toUpperCase()}?api-version=2023-09-01`,
    headers: { authorization: `Bearer ${testToken}` },
  })
  expect(JSON.parse(body)).toEqual({
    id: `credentials/${credentialName}`,
    name: credentialName,
    kind: 'BasicAuth',
    properties: { typeProperties: { user: 'scanner', password: { type: 'SecureString' } } },
  })
})

test('answers Credential_NotFound and names what is missing', async () => {
  await expect(at.call(purview.getCredential, { params: { credentialName: 'never-was' } })).rejects.toMatchObject({
    status: 404,
    code: 'Credential_NotFound',
    message: expect.stringContaining('never-was'),
  })
})
