import { purview } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

const deletions = '**/api/runtimes/deletions'
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `runtime-${String(index).padStart(2, '0')}`)

test('a deletion of many whose last answer is lost says what is gone, and what may still be deleted', async ({
  signedIn,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const list = `${signedIn.origin}/management/integration-runtimes`
  const make = async (count: number) => {
    for (const integrationRuntimeName of numbered(count))
      await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  }
  const dialog = page.getByRole('alertdialog')
  await make(12)
  await page.goto(list)

  // The second call does its work, but what it answers never comes.
  let answer: () => void = () => undefined
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await page.route(deletions, async (route) => {
    if (route.request().postDataJSON().names.length === 10) return route.continue()
    await route.fetch()
    await asked
    return route.abort()
  })
  await deleteAll(page, 12)
  await expect(dialog.getByText('Deleted 10 of 12…')).toBeVisible()
  await expect(dialog.getByRole('progressbar', { name: 'Deleted' })).toHaveAttribute('value', '10')
  answer()
  await expect(dialog.getByRole('heading', { name: '12 integration runtimes deleted' })).toBeVisible()
  const gone = dialog.getByRole('list', { name: '2 deleted, but the console did not say what that did' })
  await expect(gone.getByRole('listitem')).toHaveText(['runtime-10', 'runtime-11'])
  await dialog.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByText('Report copied')).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain('the console did not say what that did: runtime-11.')
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.unroute(deletions)
  await page.route(deletions, (route) => route.abort())
  await make(2)
  await page.goto(list)
  await deleteAll(page, 2)
  await expect(dialog.getByRole('heading', { name: '0 integration runtimes deleted' })).toBeVisible()
  await expect(dialog.getByRole('list', { name: '2 still there, but the console may be deleting them' })).toBeVisible()
})

test('a deletion whose answer is lost is not told as a failure', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.route('**/api/runtimes/office', async (route) => {
    if (route.request().method() !== 'DELETE') return route.continue()
    await route.fetch()
    return route.abort()
  })
  await page.getByRole('button', { name: 'More actions for office' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  const told = page.getByRole('alertdialog', { name: 'Integration runtime office deleted' })
  await expect(told.getByText(/^The integration runtime is gone/)).toBeVisible()
  await told.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('link', { name: 'office' })).toHaveCount(0)
})

test('tags of many of which a later call is lost: what the earlier one refused is told beside that', async ({ signedIn, page }) => {
  const names = Array.from({ length: 101 }, (_, index) => `runtime-${String(index).padStart(3, '0')}`)
  for (const integrationRuntimeName of names)
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.getByText(/Showing 1 - \d+ of 101/)).toBeVisible()
  await page.getByRole('region', { name: 'Integration runtimes' }).evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
  await expect(page.getByText(/Showing \d+ - 101 of 101/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all rows' }).check()
  await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'Tags' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Tags of 101 integration runtimes' })
  await dialog.getByRole('textbox', { name: 'Add' }).fill('prod')
  await signedIn.call(purview.deleteRuntime, { params: { integrationRuntimeName: 'runtime-000' } })
  await page.route('**/api/runtimes/tags', (route) =>
    route.request().postDataJSON().names.length === 1 ? route.abort() : route.continue(),
  )
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('1 of 101 were left as they are')).toBeVisible()
  await expect(dialog.getByText('runtime-000: There is no integration runtime named runtime-000.')).toBeVisible()
  await expect(dialog.getByRole('alert').filter({ hasText: 'reach' })).toBeVisible()
})

async function deleteAll(page: Page, count: number): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all rows' }).check()
  await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('textbox').fill(String(count))
  await dialog.getByRole('button', { name: 'Delete' }).click()
}
