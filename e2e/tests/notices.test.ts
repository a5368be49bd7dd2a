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
  await expect(panel.getByText('Nothing to tell.')).toBeVisible()
})
