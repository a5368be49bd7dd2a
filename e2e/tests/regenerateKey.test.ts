import { console as operations, purview } from '@mooring/contract'
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

test('a key that is shown is hidden as soon as somebody else regenerates it', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  const factsOf = async () => (await signedIn.call(operations.listKeyFacts, { params: { name: 'office' } })).keys[0]?.fingerprint ?? ''
  const before = await factsOf()
  await expect(page.getByRole('definition').filter({ hasText: before })).toBeVisible()
  await page.getByRole('button', { name: 'Show Key1' }).click()
  await expect(page.getByRole('textbox', { name: 'Key1', exact: true })).toHaveValue(/^IR@/)
  await signedIn.call(operations.regenerateAuthKey, { params: { name: 'office', keyName: 'authKey1' }, body: { nodes: 'keep' } })
  await expect(page.getByRole('textbox', { name: 'Key1, hidden' })).not.toHaveValue(/IR@/)
  await expect(page.getByRole('definition').filter({ hasText: await factsOf() })).toBeVisible()
  await expect(page.getByText(before)).toHaveCount(0)
})
