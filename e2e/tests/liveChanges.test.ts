import { console as operations, purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'

// How long a change takes is a figure of `bench/liveChange.ts`: a loaded machine says nothing about it.
test('a change on one page is on the other, which keeps its focus, scroll and selection, also after the console was away', async ({
  signedIn,
  context,
  page,
}) => {
  test.slow()
  const names = Array.from({ length: 60 }, (_, index) => `runtime-${String(index).padStart(2, '0')}`)
  for (const integrationRuntimeName of names)
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const region = page.getByRole('region', { name: 'Integration runtimes' })
  await region.evaluate((element) => element.scrollTo({ top: 33 * 30 }))
  const row = page.getByRole('row', { name: /runtime-40/ })
  const link = row.getByRole('link', { name: 'runtime-40' })
  await row.getByRole('checkbox').check()
  await link.focus()
  const scrolled = await region.evaluate((element) => element.scrollTop)
  expect(scrolled).toBeGreaterThan(300)
  const isAsItWas = async () => {
    await expect(link).toBeFocused()
    await expect(row.getByRole('checkbox')).toBeChecked()
    expect(await region.evaluate((element) => element.scrollTop)).toBe(scrolled)
  }

  await test.step('somebody changes the runtime on another page', async () => {
    const other = await context.newPage()
    await other.goto(`${signedIn.origin}/management/integration-runtimes/runtime-40`)
    await other.getByRole('textbox', { name: 'Description' }).fill('Changed elsewhere')
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(row).toContainText('Changed elsewhere')
    await other.close()
    await isAsItWas()
  })

  const banner = page.getByRole('region', { name: 'Notifications' }).getByText('Not connected to the console.')
  await test.step('the console goes away, which is said quietly, and comes back', async () => {
    await signedIn.kill()
    await expect(banner).toBeVisible({ timeout: 30_000 })
    await isAsItWas()
    await signedIn.startAgain()
    const change = { params: { name: 'runtime-40' }, body: { description: 'Changed after the return' } }
    await signedIn.call(operations.updateRuntime, change)
    await expect(row).toContainText('Changed after the return', { timeout: 60_000 })
    await expect(banner).toBeHidden({ timeout: 30_000 })
    await isAsItWas()
  })

  await test.step('it is also said over an open flyout, to those who see it and to those who hear it', async () => {
    await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'New' }).click()
    const flyout = page.getByRole('dialog', { name: 'Integration runtime setup' })
    await expect(flyout).toBeVisible()
    await signedIn.kill()
    await expect(banner).toBeVisible({ timeout: 30_000 })
    // What is covered by something else is not clicked.
    await banner.click({ trial: true })
    await signedIn.startAgain()
    await expect(banner).toBeHidden({ timeout: 60_000 })
    await expect(flyout).toBeVisible()
  })
})
