import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = (credentialName: string) => at.call(purview.deleteCredential, { params: { credentialName } })

test('the secret goes with it, and it is on record and announced', async () => {
  const { credentialName } = await aScan(at, await aRuntime(at), { type: 'SecureString', value: 'open sesame' })
  expect(await announcedBy(at, () => remove(credentialName))).toEqual([{ topic: 'credentials', name: credentialName }])
  expect(await at.prisma.credential.count()).toBe(0)
  expect(await audited(at, 'deleteCredential', `credential/${credentialName}`)).toMatchObject([{ actorKind: 'token' }])
})

test('scans that name it stay, and their next run fails and says that it is missing', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await remove(scan.credentialName)
  const runId = await aRun(at, scan)
  const run = await at.call(purview.getRun, { params: { ...scanParams(scan), runId } })
  expect(run).toMatchObject({
    status: 'Failed',
    error: { code: 'CredentialNotFound', message: expect.stringContaining(scan.credentialName) },
  })
})

test('answers Credential_NotFound for one that is not there, and again for one that is gone', async () => {
  await expect(remove('never-was')).rejects.toMatchObject({ status: 404, code: 'Credential_NotFound' })
  const { credentialName } = await aScan(at, await aRuntime(at))
  await remove(credentialName)
  await expect(remove(credentialName)).rejects.toMatchObject({ code: 'Credential_NotFound' })
})
