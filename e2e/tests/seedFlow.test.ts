import type { Page } from '@playwright/test'
import { administrator } from '../support/ConsoleProcess.ts'
import type { NodeProcess } from '../support/NodeProcess.ts'
import type { SourceDatabase } from '../support/SourceDatabase.ts'
import { expect, test } from '../support/test.ts'

test('the whole flow of the article: create, register a node, scan, edit, delete', async ({ console, machine, source, page }) => {
  await test.step('the one-time link creates the administrator', () => createAdministrator(page, console))
  await test.step('an integration runtime is created from the home page', () => createRuntime(page))
  await test.step('a node is registered with the copied key and connects by itself on the page', () => registerNode(page, machine))
  await test.step('a database is scanned through it', () => scanDatabase(page, source))
  await test.step('what was discovered is shown with its columns', () => seeAssets(page, source))
  await test.step('its description is edited', () => editRuntime(page))
  await test.step('it is deleted, and the node says so', () => deleteRuntime(page, machine))
})

async function createAdministrator(page: Page, console: { setupLink: () => Promise<string> }): Promise<void> {
  const link = await console.setupLink()
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Name' }).fill(administrator.userName)
  await page.getByRole('textbox', { name: 'Password' }).fill('too short')
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByText('Enter at least 12 characters.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password)
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByRole('link', { name: 'Management Center' })).toBeVisible()
  expect(page.url()).not.toContain('token')
}

async function createRuntime(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Management Center' }).click()
  await expect(page.getByRole('heading', { name: 'Sources and scanning' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Management Center' }).getByRole('link', { name: 'Integration runtimes' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'New' }).click()
  const setup = page.getByRole('dialog', { name: 'Integration runtime setup' })
  await expect(setup.getByRole('radio', { name: 'Self-Hosted' })).toBeChecked()
  await setup.getByRole('button', { name: 'Continue' }).click()
  await setup.getByRole('textbox', { name: 'Name' }).fill('not a name')
  await expect(setup.getByText(/letters, digits and single hyphens/)).toBeVisible()
  await setup.getByRole('textbox', { name: 'Name' }).fill('office')
  await setup.getByRole('textbox', { name: 'Description' }).fill('Head office')
  await setup.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByText('Integration runtime office created').first()).toBeVisible()
}

async function registerNode(page: Page, machine: NodeProcess): Promise<void> {
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  await expect(settings.getByRole('heading', { name: 'Manual setup' })).toBeVisible()
  await expect(settings.getByText('Waiting for a node…')).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await settings.getByRole('button', { name: 'Copy Key1' }).click()
  await expect(page.getByText('Key1 copied').first()).toBeVisible()
  const key = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(key).toMatch(/^IR@[0-9a-f-]{36}@mooring@ServiceEndpoint=127\.0\.0\.1:\d+@[A-Za-z0-9+/]{43}=$/)
  expect((await machine.register(key, 'first')).code).toBe(0)
  await machine.run().says(/Connected/)
  await expect(settings.getByText('Node first connected')).toBeVisible()
  await settings.getByRole('button', { name: 'Close' }).click()
  const row = page.getByRole('row', { name: /office/ })
  await expect(row.getByText('Running')).toBeVisible()
  await expect(row.getByRole('cell', { name: '1/1' })).toBeVisible()
}

async function scanDatabase(page: Page, source: SourceDatabase): Promise<void> {
  await page.getByRole('link', { name: 'Sources', exact: true }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Register' }).click()
  const register = page.getByRole('dialog', { name: 'Register source' })
  await register.getByRole('textbox', { name: 'Name' }).fill('shop')
  await register.getByRole('textbox', { name: 'Server endpoint' }).fill(source.host)
  await register.getByRole('textbox', { name: 'Port' }).fill(String(source.port))
  await register.getByRole('button', { name: 'Register' }).click()

  await page.getByRole('toolbar').getByRole('button', { name: 'New scan' }).click()
  const scan = page.getByRole('dialog', { name: /Scan/ })
  await scan.getByRole('textbox', { name: 'Name', exact: true }).fill('nightly')
  await scan.getByRole('combobox', { name: 'Connect via integration runtime' }).click()
  await page.getByRole('option', { name: 'office (Running)' }).click()
  await scan.getByRole('textbox', { name: 'Database name' }).fill(source.database)
  await scan.getByRole('button', { name: 'New credential' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('scanner')
  await page.getByRole('textbox', { name: 'User name' }).fill(source.user)
  await page.getByRole('textbox', { name: 'Password' }).fill(source.password)
  await page.getByRole('button', { name: /^(Save|Create)$/ }).click()
  await page.getByRole('button', { name: 'Save and run' }).click()

  await page.getByRole('link', { name: 'Monitoring' }).click()
  await expect(page.getByRole('row', { name: /nightly/ }).getByText('Succeeded')).toBeVisible()
  await page
    .getByRole('row', { name: /nightly/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Run of nightly' })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: 'assets of shop' })).toContainText(String(source.assets.length))
}

async function seeAssets(page: Page, source: SourceDatabase): Promise<void> {
  await page.getByRole('link', { name: 'Assets', exact: true }).click()
  for (const name of source.assets) await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'orders', exact: true }).click()
  const row = page.getByRole('row', { name: /customer_id/ }).first()
  await expect(row.getByRole('cell', { name: 'integer' })).toBeVisible()
  await expect(page.getByText('numeric(10,2)')).toBeVisible()
}

async function editRuntime(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Management Center' }).click()
  await page.getByRole('checkbox', { name: 'Select office' }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click()
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  await settings.getByRole('textbox', { name: 'Description' }).fill('Head office, second floor')
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('office saved').first()).toBeVisible()
  await settings.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('row', { name: /office/ })).toContainText('Head office, second floor')
}

async function deleteRuntime(page: Page, machine: NodeProcess): Promise<void> {
  await page.getByRole('button', { name: 'More actions for office' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('link', { name: 'shop / nightly' })).toBeVisible()
  await dialog.getByRole('textbox').fill('office')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(dialog.getByText('1 node removed')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { name: 'No integration runtimes yet' })).toBeVisible()
  await page.getByRole('button', { name: /^Notifications/ }).click()
  await expect(page.getByRole('dialog', { name: 'Notifications' }).getByText('Integration runtime office deleted')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await machine.status()).state).toBe('NotRegistered')
}
