import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { purview } from '@mooring/contract'
import type { Locator, Page } from '@playwright/test'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const kinds = ['PostgreSQL', 'MySQL and MariaDB', 'SQL Server', 'Azure Blob Storage', 'Azure Data Lake Storage Gen2', 'Folder or share']

test('a source of each kind is registered with the fields of its kind, and a kind that no node scans is shown as that', async ({
  signedIn,
  page,
}) => {
  test.slow()
  await signedIn.call(purview.putDataSource, {
    params: { dataSourceName: 'Bucket' },
    body: { kind: 'AmazonS3', properties: { serviceUrl: 's3://bucket' } },
  })
  await page.goto(`${signedIn.origin}/sources?panel=new`)
  const register = page.getByRole('dialog', { name: 'Register source' })
  await expect(register.getByRole('radio')).toHaveCount(kinds.length)
  for (const kind of kinds) {
    await register.getByRole('radio', { name: kind, exact: true }).check()
    expect.soft(await violationsOf(page), kind).toEqual([])
  }
  await expect(register.getByText('MOORING_NODE_ALLOWED_PATHS')).toBeVisible()
  await register.getByRole('textbox', { name: 'Folder' }).fill('data')
  await register.getByRole('button', { name: 'Register' }).click()
  await expect(register.getByText(/Enter a whole path/)).toBeVisible()
  await register.getByRole('radio', { name: 'SQL Server', exact: true }).check()
  await register.getByRole('textbox', { name: 'Name' }).fill('Ledger')
  await register.getByRole('textbox', { name: 'Server endpoint' }).fill('sql.internal:1433')
  await register.getByRole('button', { name: 'Register' }).click()
  await expect(register.getByText('Write the port after a comma: host,port.')).toBeVisible()
  await register.getByRole('textbox', { name: 'Server endpoint' }).fill('sql.internal,1500')
  await register.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByText('SQL Server, sql.internal:1500')).toBeVisible()

  await page.goto(`${signedIn.origin}/sources`)
  await expect(page.getByRole('row', { name: /Ledger/ })).toContainText('SQL Server')
  await expect(page.getByRole('row', { name: /Bucket/ })).toContainText('No node scans sources of the kind AmazonS3.')
  await page.getByRole('link', { name: 'Bucket' }).click()
  await expect(page.getByText('s3://bucket')).toBeVisible()
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'New scan' })).toHaveAttribute('aria-disabled', 'true')
  expect(await violationsOf(page)).toEqual([])
})

const steps = (page: Page): Locator => page.getByRole('list', { name: 'Steps of the connection test' }).getByRole('listitem')

async function chooseRuntime(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Connect via integration runtime' }).click()
  await page.getByRole('option', { name }).click()
}

test('a connection is tested before the scan is saved: step by step, what failed, how to mend it, and which node tried', async ({
  signedIn,
  machine,
  source,
  page,
}) => {
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'empty' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly?panel=edit`)
  const form = page.getByRole('dialog', { name: 'Edit scan "nightly"' })
  const letGo = await source.hold()
  await form.getByRole('button', { name: 'Test connection' }).click()
  await expect(form.getByText('Node first is trying it.')).toBeVisible({ timeout: 60_000 })
  await expect(steps(page)).toHaveText([
    /^Credential.*Passed/,
    /^Name.*Passed/,
    /^Connection.*Passed/,
    /^Signing in and reading.*In progress/,
  ])
  await letGo()
  await expect(form.getByText('Node first reached the source and can read it.')).toBeVisible({ timeout: 60_000 })
  await expect(steps(page).last()).toContainText('Signing in and reading')
  await form.getByRole('textbox', { name: 'Database name' }).fill('nowhere')
  await expect(form.getByText('The form has been changed since. Test again.')).toBeVisible()
  await form.getByRole('button', { name: 'Test again' }).click()
  await expect(form.getByText('Node first did not get through. It failed at: Signing in and reading.')).toBeVisible({ timeout: 60_000 })
  await expect(steps(page).last()).toContainText('Failed')
  expect(await violationsOf(page)).toEqual([])

  await chooseRuntime(page, /^empty/)
  await form.getByRole('button', { name: 'Test again' }).click()
  await expect(form.getByText('No node of empty is connected')).toBeVisible()
  expect((await signedIn.call(purview.listScanRuns, { params: { dataSourceName: 'shop', scanName: 'nightly' } })).value).toEqual([])
})

test('a folder is scanned without a credential, where the administrator of the node allowed it', async ({ signedIn, machine, page }) => {
  test.slow()
  const folder = await mkdtemp(path.join(tmpdir(), 'mooring-folder-'))
  try {
    await writeFile(path.join(folder, 'customers.csv'), 'id,name\n1,Ada\n2,Grace\n')
    const params = { integrationRuntimeName: 'office' }
    await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
    const { authKey1 = '' } = await signedIn.call(purview.listAuthKeys, { params })
    expect((await machine.register(authKey1, 'first')).code).toBe(0)
    await machine.run({ MOORING_NODE_ALLOWED_PATHS: folder }).says(/Connected/)
    await page.goto(`${signedIn.origin}/sources?panel=new`)
    await page.getByRole('radio', { name: 'Folder or share' }).check()
    await page.getByRole('textbox', { name: 'Name' }).fill('Files')
    await page.getByRole('textbox', { name: 'Folder' }).fill(folder)
    await page.getByRole('dialog').getByRole('button', { name: 'Register' }).click()
    await page.getByRole('toolbar').getByRole('button', { name: 'New scan' }).click()
    const form = page.getByRole('dialog', { name: 'Scan "Files"' })
    await expect(form.getByRole('combobox', { name: 'Credential' })).toHaveCount(0)
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('weekly')
    await chooseRuntime(page, /^office/)
    expect(await violationsOf(page)).toEqual([])
    await form.getByRole('button', { name: 'Save and run' }).click()
    await expect(page.getByRole('table', { name: 'Runs' }).getByText('Succeeded')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('definition').filter({ hasText: folder })).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a credential may be kept in a key vault, and is offered only to the scans that it fits', async ({ signedIn, page }) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await signedIn.call(purview.putCredential, {
    params: { credentialName: 'sql-user' },
    body: { kind: 'SqlAuth', properties: { typeProperties: { user: 'sa', password: { type: 'SecureString', value: 'p' } } } },
  })
  await signedIn.call(purview.putDataSource, {
    params: { dataSourceName: 'Lake' },
    body: { kind: 'AdlsGen2', properties: { endpoint: 'https://lake.dfs.core.windows.net/' } },
  })
  await page.goto(`${signedIn.origin}/management/credentials`)
  await page.getByRole('button', { name: 'New key vault' }).click()
  const vault = page.getByRole('dialog', { name: 'New key vault' })
  await vault.getByRole('textbox', { name: 'Name' }).fill('Safe')
  await vault.getByRole('textbox', { name: 'Address' }).fill('https://safe.vault.azure.net/secrets')
  await vault.getByRole('button', { name: 'Create' }).click()
  await expect(vault.getByText(/begins with https/)).toBeVisible()
  await vault.getByRole('textbox', { name: 'Address' }).fill('https://safe.vault.azure.net/')
  expect(await violationsOf(page)).toEqual([])
  await vault.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('table', { name: 'Key vaults' }).getByRole('row', { name: /Safe/ })).toContainText('safe.vault.azure.net')
  await page.goto(`${signedIn.origin}/sources/Lake?panel=new-scan`)
  await page.getByRole('combobox', { name: 'Credential' }).click()
  await expect(page.getByRole('option', { name: /sql-user/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'New credential' }).click()
  const form = page.getByRole('dialog', { name: 'New credential' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('lake-key')
  await expect(form.getByRole('combobox', { name: 'Type' })).toContainText('Account key')
  await form.getByRole('radio', { name: 'From Azure Key Vault' }).check()
  await form.getByRole('combobox', { name: 'Key vault' }).click()
  await page.getByRole('option', { name: /Safe/ }).click()
  await form.getByRole('textbox', { name: 'Name of the secret' }).fill('lake-key')
  expect(await violationsOf(page)).toEqual([])
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('combobox', { name: 'Credential' })).toContainText('lake-key')
  await page.goto(`${signedIn.origin}/management/credentials`)
  await expect(page.getByRole('row', { name: /lake-key/ })).toContainText('In the key vault Safe: lake-key')
  await page.getByRole('button', { name: 'More actions for Safe' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('region', { name: 'Key vaults' }).getByText('None yet.')).toBeVisible()
})

test('a choice whose next page cannot be read does not ask for it over and over', async ({ signedIn, page }) => {
  test.slow()
  await signedIn.call(purview.putDataSource, {
    params: { dataSourceName: 'shop' },
    body: { kind: 'AzurePostgreSql', properties: { serverEndpoint: 'db.internal.example', port: 5432 } },
  })
  const properties = { typeProperties: { user: 'scanner', password: { type: 'SecureString' as const, value: 'secret' } } }
  for (let at = 0; at < 101; at += 1)
    await signedIn.call(purview.putCredential, { params: { credentialName: `credential-${at}` }, body: { kind: 'BasicAuth', properties } })
  let asked = 0
  await page.route(/\/scan\/credentials\?.*skipToken/i, async (route) => {
    asked += 1
    await route.fulfill({ status: 400, json: { error: { code: 'InvalidField', message: 'No.' } } })
  })
  await page.goto(`${signedIn.origin}/sources/shop?panel=new-scan`)
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: 'Credential' }).click()
  await page.getByRole('option', { name: 'credential-0 ' }).click()
  await form.getByRole('textbox', { name: 'Database name' }).fill('shop')
  await expect.poll(() => asked).toBeGreaterThan(0)
  await form.getByRole('combobox', { name: 'Scan rule set' }).selectOption('System: PostgreSQL')
  expect(asked).toBeLessThan(4)
})
