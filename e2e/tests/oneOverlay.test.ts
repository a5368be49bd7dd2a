import { purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'

test('nothing opens over what is open already', async ({ signedIn, page }) => {
  for (const integrationRuntimeName of ['berlin', 'madrid'])
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  const bell = await page.getByRole('button', { name: 'Notifications', exact: true }).boundingBox()

  await test.step('a link in a question takes the question away', async () => {
    await page.getByRole('checkbox', { name: 'Select all rows' }).check()
    await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('link', { name: 'berlin' }).click()
    await expect(settings).toBeVisible()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(settings.locator(':focus')).toHaveCount(1)
  })

  await test.step('the bell is out of reach while a flyout is open, and in reach again afterwards', async () => {
    const click = () => page.mouse.click((bell?.x ?? 0) + 10, (bell?.y ?? 0) + 10)
    await click()
    await expect(settings).toBeVisible()
    await settings.getByRole('button', { name: 'Close' }).click()
    await expect(settings).toHaveCount(0)
    await expect(page.getByText('2 selected')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await click()
    await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible()
  })
})
