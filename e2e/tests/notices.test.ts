import AxeBuilder from '@axe-core/playwright'
import { purview } from '@mooring/contract'
import { aSilentNode } from '../support/aSilentNode.ts'
import { expect, test } from '../support/test.ts'

test('a node that is lost is told to everybody who has a page open, and is not new again once it was seen', async ({ signedIn, page }) => {
  // A node counts as lost after half a minute of silence.
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()
  await aSilentNode(signedIn, { runtime: 'office', node: 'second' })
  await page.getByRole('button', { name: 'Notifications, 1 new' }).click({ timeout: 90_000 })
  const panel = page.getByRole('dialog', { name: 'Notifications' })
  await expect(panel.getByText('Node second of office is lost')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])

  // As on another machine: what the browser remembers is gone.
  await page.evaluate('localStorage.clear()')
  await page.reload()
  await page.getByRole('button', { name: 'Notifications', exact: true }).click()
  await panel.getByRole('link', { name: 'Open second' }).click()
  await expect(page.getByRole('region', { name: 'Node second' })).toBeVisible()

  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('button', { name: 'Notifications', exact: true }).click()
  await panel.getByRole('button', { name: 'Dismiss: Node second of office is lost' }).click()
  await expect(panel.getByText('No notifications.')).toBeVisible()
})

test('what a dialog was refused after it was closed is told among the notifications', async ({ signedIn, page }) => {
  for (const integrationRuntimeName of ['berlin', 'madrid', 'office'])
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  for (const name of ['berlin', 'office']) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'Tags' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Tags of 2 integration runtimes' })
  await dialog.getByRole('textbox', { name: 'Add' }).fill('prod')
  await signedIn.call(purview.deleteRuntime, { params: { integrationRuntimeName: 'office' } })
  // The call waits on its way until another question is open, which has to stay.
  let send: () => void = () => undefined
  const isOpen = new Promise<void>((resolve) => (send = resolve))
  await page.route('**/api/runtimes/tags', async (route) => {
    await isOpen
    await route.continue()
  })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'More actions for madrid' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete integration runtime madrid?' })
  await expect(question.getByRole('button', { name: 'Delete' })).toBeVisible()
  send()
  await expect(page.getByText('1 of 2 were left as they are')).toBeVisible()
  await question.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: /^Notifications, \d+ new/ }).click()
  const panel = page.getByRole('dialog', { name: 'Notifications' })
  await expect(panel.getByText('office: There is no integration runtime named office.')).toBeVisible()
})
