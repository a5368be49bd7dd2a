import { console as operations, purview } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { aSilentNode } from '../support/aSilentNode.ts'
import type { ConsoleProcess } from '../support/ConsoleProcess.ts'
import { expect, test } from '../support/test.ts'

const command = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name })
const shownNames = (page: Page) => page.getByRole('table').getByRole('row').getByRole('link')

async function runtimes(console: ConsoleProcess, names: readonly string[]): Promise<void> {
  for (const integrationRuntimeName of names)
    await console.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
}

test('what leaves the list is not ticked any more, and the question names every one that will be deleted', async ({ signedIn, page }) => {
  const names = ['berlin', 'madrid', 'oslo']
  await runtimes(signedIn, names)
  const tag = (name: string, tags: string[]) => signedIn.call(operations.updateRuntime, { params: { name }, body: { tags } })
  for (const name of names) await tag(name, ['old'])
  await page.goto(`${signedIn.origin}/management/integration-runtimes?tag=old`)
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await expect(page.getByText('3 selected')).toBeVisible()
  await tag('oslo', [])
  await expect(shownNames(page)).toHaveText(['berlin', 'madrid'])
  await expect(page.getByText('2 selected')).toBeVisible()
  await tag('oslo', ['old'])
  await expect(page.getByRole('checkbox', { name: 'Select oslo' })).not.toBeChecked()
  await command(page, 'Delete').click()
  const question = page.getByRole('alertdialog', { name: 'Delete 2 integration runtimes?' })
  await expect(question.getByRole('list', { name: 'Will be deleted' }).getByRole('listitem')).toHaveText(['berlin', 'madrid'])
  await question.getByRole('button', { name: 'Cancel' }).click()
  await command(page, 'Tags').click()
  const tags = page.getByRole('alertdialog').getByRole('list', { name: 'Tags of 2 integration runtimes' })
  await expect(tags.getByRole('listitem')).toHaveText(['berlin', 'madrid'])
})

test('the name of a runtime is typed before the registrations of its nodes end', async ({ signedIn, page }) => {
  await runtimes(signedIn, ['office'])
  for (const node of ['first', 'second']) await aSilentNode(signedIn, { runtime: 'office', node })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('button', { name: 'More actions for office' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete integration runtime office?' })
  await expect(question.getByText('Its 2 nodes will no longer be registered')).toBeVisible()
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await question.getByRole('textbox', { name: 'Type office to confirm' }).fill('office')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('alertdialog').getByRole('heading', { name: '2 nodes removed' })).toBeVisible()
})

test('the list is as it was filtered when a flyout over it is closed, also after a reload', async ({ signedIn, page }) => {
  await runtimes(signedIn, ['berlin', 'madrid', 'tokyo'])
  await page.goto(`${signedIn.origin}/management/integration-runtimes?search=i&order=desc`)
  await expect(shownNames(page)).toHaveText(['madrid', 'berlin'])
  await page.getByRole('link', { name: 'berlin' }).click()
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  await settings.getByRole('tab', { name: 'Activity' }).click()
  await expect(settings.getByRole('row', { name: 'Created' })).toBeVisible()
  await page.reload()
  await settings.getByRole('button', { name: 'Close' }).click()
  await expect(shownNames(page)).toHaveText(['madrid', 'berlin'])
  await command(page, 'New').click()
  await page.reload()
  await page.getByRole('dialog', { name: 'Integration runtime setup' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(shownNames(page)).toHaveText(['madrid', 'berlin'])
})

test('what was typed last is looked for also when a flyout was opened meanwhile, which stays open', async ({ signedIn, page }) => {
  await runtimes(signedIn, ['berlin', 'madrid'])
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(shownNames(page)).toHaveText(['berlin', 'madrid'])
  await page.getByRole('searchbox', { name: 'Filter by name, description or tag' }).fill('berl')
  await page.getByRole('link', { name: 'berlin' }).click()
  await expect(page).toHaveURL(/integration-runtimes\/berlin\?search=berl$/)
  await page.getByRole('dialog', { name: 'Integration runtime settings' }).getByRole('button', { name: 'Close' }).click()
  await expect(shownNames(page)).toHaveText(['berlin'])
})
