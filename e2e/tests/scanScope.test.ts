import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const params = { dataSourceName: 'shop', scanName: 'nightly' }

test('what a scan is about is tried on its last run, and its next run keeps to it', async ({ signedIn, machine, source, page }) => {
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const runIt = async () => {
    const runId = randomUUID()
    await signedIn.call(purview.startRun, { params, query: { runId, scanLevel: 'Full' } })
    const statusOf = async () => (await signedIn.call(purview.getRun, { params: { ...params, runId } })).status
    await expect.poll(statusOf, { timeout: 60_000 }).toBe('Succeeded')
    return (await signedIn.call(purview.getRun, { params: { ...params, runId } })).discoveryExecutionDetails.statistics.assets
  }
  expect(await runIt()).toMatchObject({ discovered: source.assets.length })

  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly`)
  const section = page.getByRole('region', { name: 'Scope' })
  await expect(section.getByText('All of the source.')).toBeVisible()
  await section.getByRole('button', { name: 'Edit scope' }).click()
  const flyout = page.getByRole('dialog', { name: 'Scope of "nightly"' })
  await flyout.getByRole('textbox', { name: 'Exclude what these patterns are found in' }).fill('_total$\n[')
  await flyout.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(flyout.getByText(/^\[: This is not a pattern that RE2 understands/)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await flyout.getByRole('textbox', { name: 'Exclude what these patterns are found in' }).fill('_total$')
  await flyout.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(flyout.getByText('In: 2 assets · Out: 1 asset')).toBeVisible()
  await flyout.getByText('Out: 1 asset', { exact: true }).click()
  await expect(flyout.getByRole('listitem').filter({ hasText: /order_total$/ })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await flyout.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('_total$')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  expect(await runIt()).toMatchObject({ discovered: source.assets.length - 1, vanished: 1 })

  await page.getByRole('toolbar').getByRole('button', { name: 'Delete scan' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete scan nightly?' })
  await expect(question.getByText('Deleted with it: its schedule and 2 runs.')).toBeVisible()
  await expect(question.getByText(`${source.assets.length - 1} assets that no other scan finds are marked as vanished`)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('Scan nightly deleted').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'nightly' })).toHaveCount(0)
  expect((await signedIn.call(purview.listScans, { params: { dataSourceName: 'shop' } })).value).toEqual([])
})

test('a new scan gets its scope in its form, and a wrong pattern does not hide that the scan was saved', async ({
  signedIn,
  source,
  page,
}) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/sources/shop?panel=new-scan`)
  const form = page.getByRole('dialog', { name: 'Scan "shop"' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('weekly')
  await form.getByRole('combobox', { name: 'Connect via integration runtime' }).click()
  await page.getByRole('option', { name: /^office/ }).click()
  await form.getByRole('textbox', { name: 'Database name' }).fill('shop')
  await form.getByRole('combobox', { name: 'Credential' }).click()
  await page.getByRole('option', { name: /scanner/ }).click()
  await form.getByText('Scope: all of the source').click()
  await form.getByRole('textbox', { name: 'Include what begins with' }).fill('postgresql://')
  await form.getByRole('textbox', { name: 'Include what these patterns are found in' }).fill('(')
  await expect(form.getByText(/Once the scan has run/)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(form.getByText('The scan was saved, its scope was not')).toBeVisible()
  await form.getByRole('textbox', { name: 'Include what these patterns are found in' }).fill('orders')
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(form).toBeHidden()
  const { properties } = await signedIn.call(purview.getFilter, { params: { ...params, scanName: 'weekly' } })
  expect(properties).toMatchObject({ includeUriPrefixes: ['postgresql://'], includeRegexes: ['orders'] })
})
