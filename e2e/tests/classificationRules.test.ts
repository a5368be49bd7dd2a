import { purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const params = { classificationRuleName: 'order-numbers' }

test('a rule is written, and tried on values while it is typed', async ({ signedIn, page }) => {
  test.slow()
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('navigation', { name: 'Management Center' }).getByRole('link', { name: 'Classification rules' }).click()
  await expect(page.getByRole('heading', { name: 'No rules of your own yet' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'New classification rule' }).click()
  const form = page.getByRole('dialog', { name: 'New classification rule' })
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form.getByText('Enter a pattern for values or for names of columns.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('order-numbers')
  await form.getByRole('textbox', { name: 'Classification name' }).fill('CONTOSO.ORDER_NUMBER')
  await form.getByRole('textbox', { name: 'Patterns for values' }).fill('^ORD-[0-9]+$\n(?=ahead)')
  const trial = form.getByRole('region', { name: 'Try it' })
  await trial.getByRole('textbox', { name: 'Values' }).fill('ORD-1\nORD-22\n\nnothing')
  await expect(trial.getByRole('alert')).toContainText('(?=ahead): This is not a pattern that RE2 understands')
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form.getByText(/^\(\?=ahead\): This is not a pattern/)).toHaveCount(2)
  expect(await violationsOf(page)).toEqual([])

  await form.getByRole('textbox', { name: 'Patterns for values' }).fill('^ORD-[0-9]+$\n^B')
  await expect(trial.getByText('A column like this is classified as CONTOSO.ORDER_NUMBER.')).toBeVisible()
  await expect(trial.getByText('2 of 3 values match: 66.6 %, at least 60 % are needed.')).toBeVisible()
  await expect(trial.getByRole('row', { name: /ORD-22/ })).toContainText('^ORD-[0-9]+$')
  await expect(trial.getByRole('row', { name: /nothing/ })).toContainText('Nothing')
  await form.getByRole('textbox', { name: 'Minimum percentage' }).fill('70')
  await expect(trial.getByText('A column like this is not classified.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Patterns for names of columns' }).fill('(?i)order')
  await trial.getByRole('textbox', { name: 'Name of a column' }).fill('customer')
  await expect(trial.getByText(/The name of the column matches no pattern/)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('row', { name: /order-numbers/ })).toContainText('Values, in columns of matching names')
})

test('a rule is changed, given back what it was, and deleted with a word about what uses it', async ({ signedIn, page }) => {
  test.slow()
  const dataPatterns = [{ kind: 'Regex' as const, pattern: '^ORD-[0-9]+$' }]
  const properties = { classificationName: 'CONTOSO.ORDER_NUMBER', dataPatterns, minimumPercentageMatch: 70 }
  await signedIn.call(purview.putClassificationRule, { params, body: { kind: 'Custom', properties } })
  await page.goto(`${signedIn.origin}/management/classification-rules`)
  await page.getByRole('link', { name: 'order-numbers' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit rule "order-numbers"' })
  await edit.getByRole('textbox', { name: 'Patterns for values' }).fill('^NEW-')
  await edit.getByRole('switch').uncheck()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /order-numbers/ })).toContainText('Disabled')
  await page.getByRole('link', { name: 'order-numbers' }).click()
  await edit.getByText('Versions', { exact: true }).click()
  await expect(edit.getByRole('table', { name: 'Versions' }).getByRole('row')).toHaveCount(3)
  expect(await violationsOf(page)).toEqual([])
  await edit.getByRole('button', { name: 'Take version 1 over into the form' }).click()
  await expect(edit.getByRole('textbox', { name: 'Patterns for values' })).toHaveValue('^ORD-[0-9]+$')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /order-numbers/ })).toContainText('Enabled')
  expect((await signedIn.call(purview.getClassificationRule, { params })).properties).toMatchObject({
    version: 3,
    minimumPercentageMatch: 70,
  })

  await signedIn.call(purview.putScanRuleset, {
    params: { scanRulesetName: 'with-orders' },
    body: { kind: 'AzurePostgreSql', properties: { includedCustomClassificationRuleNames: ['order-numbers'] } },
  })
  await page.getByRole('button', { name: 'More actions for order-numbers' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete rule order-numbers?' })
  await expect(dialog.getByRole('listitem')).toHaveText(['with-orders'])
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('textbox').fill('order-numbers')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('heading', { name: 'No rules of your own yet' })).toBeVisible()
})

test('the rules of the system are listed with what they look for, and the own ones by status', async ({ signedIn, page }) => {
  for (const [classificationRuleName, ruleStatus] of [
    ['first', 'Enabled'],
    ['second', 'Disabled'],
  ] as const)
    await signedIn.call(purview.putClassificationRule, {
      params: { classificationRuleName },
      body: {
        kind: 'Custom',
        properties: { classificationName: 'CONTOSO.X', dataPatterns: [{ kind: 'Regex', pattern: 'x' }], ruleStatus },
      },
    })
  await page.goto(`${signedIn.origin}/management/classification-rules`)
  await expect(page.getByText('Showing 2 of 2 rules')).toBeVisible()
  await page.getByRole('button', { name: /^Status/ }).press('Enter')
  await page.getByRole('dialog', { name: 'Status' }).getByRole('radio', { name: 'Disabled' }).check()
  await page.getByRole('dialog', { name: 'Status' }).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Showing 1 of 2 rules')).toBeVisible()
  await expect(page.getByRole('link', { name: 'second' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'System', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('iban')
  await expect(page.getByText('Showing 1 of 45 rules')).toBeVisible()
  await expect(page.getByRole('row', { name: /INTERNATIONAL_BANKING_ACCOUNT_NUMBER/ })).toContainText('60 %')
  expect(await violationsOf(page)).toEqual([])
})
