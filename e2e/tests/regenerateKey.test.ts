import { purview } from '@mooring/contract'
import { NodeProcess } from '../support/NodeProcess.ts'
import { aRunningNode, expect, test } from '../support/test.ts'

test('regenerating Key1: the old value registers nobody any more, the registered node stays', async ({ signedIn, machine, page }) => {
  const node = await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await node.says(/Connected/)
  const { authKey1: old = '' } = await signedIn.call(purview.listAuthKeys, { params: { integrationRuntimeName: 'office' } })

  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  await page.getByRole('button', { name: 'Regenerate Key1' }).click()
  await expect(page.getByText(/registered node.* stay/i)).toBeVisible()
  await page.getByRole('group', { name: 'Regenerate Key1?' }).getByRole('button', { name: 'Regenerate' }).click()
  await expect(page.getByText('Key1 regenerated').first()).toBeVisible()

  const second = await NodeProcess.prepare()
  const refused = await second.register(old, 'second')
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(/authentication key is not valid/i)
  expect(refused.output).not.toContain(old)

  await page.getByRole('button', { name: 'Show Key1' }).click()
  const box = page.getByRole('textbox', { name: /^Key1/ })
  await expect(box).toHaveValue(/^IR@/)
  const shown = await box.inputValue()
  expect(shown).not.toBe(old)
  expect((await second.register(shown, 'second')).code).toBe(0)
  expect((await machine.status()).state).toBe('Connected')
  await second.end()
})
