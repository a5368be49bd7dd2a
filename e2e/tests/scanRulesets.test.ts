import { purview } from '@mooring/contract'
import { aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('a rule set of the system is copied for another kind of source, and changed', async ({ signedIn, page }) => {
  test.slow()
  await signedIn.call(purview.putClassificationRule, {
    params: { classificationRuleName: 'order-numbers' },
    body: { kind: 'Custom', properties: { classificationName: 'CONTOSO.X', dataPatterns: [{ kind: 'Regex', pattern: 'x' }] } },
  })
  await page.goto(`${signedIn.origin}/management/scan-rule-sets`)
  await expect(page.getByRole('heading', { name: 'No rule sets of your own yet' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'System', exact: true }).click()
  await expect(page.getByRole('row', { name: /Folder or share/ })).toContainText('PARQUET')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'More actions for AzureStorage' }).click()
  await page.getByRole('menuitem', { name: 'Copy' }).click()
  const form = page.getByRole('dialog', { name: 'New scan rule set' })
  await expect(form.getByRole('checkbox', { name: 'CSV' })).toBeChecked()
  await form.getByRole('combobox', { name: 'Kind of source' }).selectOption('PostgreSQL')
  await expect(form.getByRole('checkbox', { name: 'CSV' })).toHaveCount(0)
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue(/^AzurePostgreSql-/)
  await form.getByRole('textbox', { name: 'Name' }).fill('no-names')
  await form.getByText('Personal: 6 of 6').click()
  await form.getByRole('checkbox', { name: 'Names of people' }).uncheck()
  await expect(form.getByText('Personal: 5 of 6')).toBeVisible()
  await form.getByRole('checkbox', { name: 'order-numbers' }).check()
  expect(await violationsOf(page)).toEqual([])
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('row', { name: /no-names/ })).toContainText('44 of 45')
})

test('a scan chooses a rule set of its kind, and is named when that is deleted', async ({ signedIn, source, page }) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await signedIn.call(purview.putScanRuleset, { params: { scanRulesetName: 'no-names' }, body: { kind: 'AzurePostgreSql' } })
  await signedIn.call(purview.putScanRuleset, { params: { scanRulesetName: 'for-files' }, body: { kind: 'AzureStorage' } })
  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly?panel=edit`)
  const scan = page.getByRole('dialog', { name: 'Edit scan "nightly"' })
  await expect(scan.getByRole('combobox', { name: 'Scan rule set' }).getByRole('option')).toHaveText(['System: PostgreSQL', 'no-names'])
  await scan.getByRole('combobox', { name: 'Scan rule set' }).selectOption('no-names')
  await scan.getByRole('combobox', { name: 'Encryption of the connection' }).selectOption('Never')
  expect(await violationsOf(page)).toEqual([])
  await scan.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'no-names' })).toBeVisible()
  const { properties } = await signedIn.call(purview.getScan, { params: { dataSourceName: 'shop', scanName: 'nightly' } })
  expect(properties).toMatchObject({ scanRulesetName: 'no-names', scanRulesetType: 'Custom', sslMode: 0 })

  await page.goto(`${signedIn.origin}/management/scan-rule-sets`)
  await page.getByRole('button', { name: 'More actions for no-names' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete rule set no-names?' })
  await expect(dialog.getByRole('link', { name: 'shop / nightly' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('textbox').fill('no-names')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name: 'no-names' })).toHaveCount(0)
  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly?panel=edit`)
  await expect(scan.getByText(/no-names does not exist any more/)).toBeVisible()
})

test('what somebody else makes, changes and deletes shows by itself', async ({ signedIn, page }) => {
  const params = { scanRulesetName: 'tables' }
  const put = (type: 'CSV' | 'PARQUET') =>
    signedIn.call(purview.putScanRuleset, {
      params,
      body: { kind: 'FileSystem', properties: { scanningRule: { fileExtensions: [type] } } },
    })
  await page.goto(`${signedIn.origin}/management/scan-rule-sets`)
  await expect(page.getByRole('heading', { name: 'No rule sets of your own yet' })).toBeVisible()
  await put('CSV')
  const row = page.getByRole('row', { name: /tables/ })
  await expect(row).toContainText('CSV')
  await put('PARQUET')
  await expect(row).toContainText('PARQUET')
  await signedIn.call(purview.deleteScanRuleset, { params })
  await expect(row).toHaveCount(0)
})

test('a rule set for files keeps the types that are chosen', async ({ signedIn, page }) => {
  await page.goto(`${signedIn.origin}/management/scan-rule-sets?panel=new`)
  const form = page.getByRole('dialog', { name: 'New scan rule set' })
  await form.getByRole('textbox', { name: 'Name' }).fill('only-tables')
  const types = form.getByRole('group', { name: 'File types that are looked into' }).getByRole('checkbox')
  await expect(types).toHaveCount(9)
  for (const type of await types.all()) await type.uncheck()
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form.getByText('Choose at least one type of file.')).toBeVisible()
  await form.getByRole('checkbox', { name: 'CSV' }).check()
  await form.getByRole('checkbox', { name: 'PARQUET' }).check()
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('row', { name: /only-tables/ })).toContainText('PARQUET, CSV')
  await page.getByRole('link', { name: 'only-tables' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit rule set "only-tables"' })
  await edit.getByRole('textbox', { name: 'Description' }).fill('Tables alone')
  await edit.getByRole('button', { name: 'Add an ending' }).click()
  const ending = edit.getByRole('group', { name: 'Ending 1' })
  await ending.getByRole('textbox', { name: 'Ending' }).fill('.model')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByText('Choose how files with this ending are read.')).toBeVisible()
  await ending.getByRole('combobox', { name: 'Read as' }).selectOption('Text with another delimiter')
  await ending.getByRole('textbox', { name: 'Delimiter' }).fill('$')
  expect(await violationsOf(page)).toEqual([])
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toBeHidden()
  const { properties } = await signedIn.call(purview.getScanRuleset, { params: { scanRulesetName: 'only-tables' } })
  const model = { fileExtension: '.model', enabled: true, customFileType: { customDelimiter: '$' } }
  expect(properties).toMatchObject({
    description: 'Tables alone',
    scanningRule: { fileExtensions: ['PARQUET', 'CSV'], customFileExtensions: [model] },
  })
  await expect(page.getByRole('row', { name: /only-tables/ })).toContainText('PARQUET, CSV, .model')

  await page.getByRole('link', { name: 'only-tables' }).click()
  const hasHeader = ending.getByRole('checkbox', { name: 'First line names the columns' })
  await expect(hasHeader).not.toBeChecked()
  await expect(hasHeader).toHaveAccessibleDescription(/leave the node/)
  await ending.getByRole('combobox', { name: 'Read as' }).selectOption('JSON')
  await expect(hasHeader).toBeHidden()
  await ending.getByRole('combobox', { name: 'Read as' }).selectOption('CSV')
  await hasHeader.check()
  expect(await violationsOf(page)).toEqual([])
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toBeHidden()
  const again = await signedIn.call(purview.getScanRuleset, { params: { scanRulesetName: 'only-tables' } })
  expect(again.properties.scanningRule?.customFileExtensions).toEqual([
    { fileExtension: '.model', enabled: true, customFileType: { builtInType: 'CSV', hasHeader: true } },
  ])
  await page.getByRole('link', { name: 'only-tables' }).click()
  await expect(hasHeader).toBeChecked()
})
