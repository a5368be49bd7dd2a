import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('answers KeyVault_NotFound and names what is missing', async () => {
  await expect(at.call(purview.getKeyVault, { params: { azureKeyVaultName: 'never-was' } })).rejects.toMatchObject({
    status: 404,
    code: 'KeyVault_NotFound',
    message: expect.stringContaining('never-was'),
  })
})
