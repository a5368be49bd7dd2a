import { purview } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { aSilentNode } from '../support/aSilentNode.ts'
import { expect, test } from '../support/test.ts'

const settingsOf = (page: Page) => page.getByRole('dialog', { name: 'Integration runtime settings' })

test('Esc takes back what is asked in the settings, and they stay open', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aSilentNode(signedIn, { runtime: 'office', node: 'first' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  const settings = settingsOf(page)

  await settings.getByRole('button', { name: 'Limit the use of Key2' }).click()
  await settings.getByRole('textbox', { name: 'Allowed addresses' }).press('Escape')
  await expect(settings.getByRole('form', { name: 'Limits of Key2' })).toHaveCount(0)
  await settings.getByRole('button', { name: 'Regenerate Key1', exact: true }).click()
  await settings.getByRole('radio', { name: /^Drain them/ }).press('Escape')
  await expect(settings.getByRole('group', { name: 'Regenerate Key1?' })).toHaveCount(0)
  await settings.getByRole('tab', { name: 'Nodes (1)' }).click()
  await settings.getByRole('button', { name: 'Limit first' }).click()
  await settings.getByRole('spinbutton', { name: 'Scans at once on first' }).press('Escape')
  await expect(settings.getByRole('form', { name: 'Limit of node first' })).toHaveCount(0)
  await expect(settings.getByRole('row', { name: /first/ })).toBeVisible()
})
