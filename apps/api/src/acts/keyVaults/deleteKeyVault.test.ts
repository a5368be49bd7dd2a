import { node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRun, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const params = { azureKeyVaultName: 'corp' }
const put = () => at.call(purview.putKeyVault, { params, body: { properties: { baseUrl: 'https://corp.vault.azure.net/' } } })
const remove = () => at.call(purview.deleteKeyVault, { params })

test('a credential that names it stays, and a run that uses it is brought until then, and fails with the reason after', async () => {
  await put()
  const store = { referenceName: 'corp' }
  const scan = await aScan(at, await aRuntime(at), { type: 'AzureKeyVaultSecret', secretName: 'pg', store })
  const { as } = await aNode(at, scan.runtimeName)
  const lease = () => at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)
  const first = await aRun(at, scan)
  const password = { type: 'AzureKeyVaultSecret', secretName: 'pg', baseUrl: 'https://corp.vault.azure.net/' }
  const leased = await lease()
  expect(leased).toMatchObject({ runId: first, credential: { typeProperties: { password } } })
  const done = { fence: leased?.fence ?? 0, outcome: 'succeeded' as const }
  await at.call(node.completeRun, { params: { runId: first }, body: done }, as)

  expect(await announcedBy(at, remove)).toEqual([{ topic: 'credentials', name: 'corp' }])
  const second = await aRun(at, scan)
  expect(await lease()).toBeUndefined()
  expect(await at.call(purview.getRun, { params: { ...scanParams(scan), runId: second } })).toMatchObject({
    status: 'Failed',
    error: { code: 'CredentialNotFound', message: expect.stringContaining('corp') },
  })
  expect(await audited(at, 'deleteKeyVault', 'keyVault/corp')).toHaveLength(1)
})

test('answers KeyVault_NotFound for one that is not there', async () => {
  await expect(remove()).rejects.toMatchObject({ status: 404, code: 'KeyVault_NotFound' })
})
