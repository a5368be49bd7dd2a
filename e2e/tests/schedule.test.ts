import { console as consoleOperations, purview } from '@mooring/contract'
import { aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const params = { dataSourceName: 'shop', scanName: 'nightly' }

test('a scan gets a schedule whose next times are seen before it is saved, and the schedule can be stopped and removed', async ({
  signedIn,
  source,
  page,
}) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly`)
  const section = page.getByRole('region', { name: 'Schedule' })
  await expect(section.getByText(/No schedule/)).toBeVisible()

  await section.getByRole('button', { name: 'Add schedule' }).click()
  const flyout = page.getByRole('dialog', { name: 'Schedule of "nightly"' })
  const next = flyout.getByRole('list', { name: 'Next five times' }).getByRole('listitem')
  await expect(next).toHaveCount(5)
  await flyout.getByLabel('Unit').selectOption('week(s)')
  await flyout.getByRole('checkbox', { name: 'Monday' }).check()
  await flyout.getByLabel('At these hours').fill('8, 20')
  await flyout.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await flyout.getByLabel('Starts').fill('2030-01-01T00:00')
  // The 7th of January 2030 is the first Monday.
  await expect(next.first()).toContainText('Mon, Jan 7, 2030, 08:00')
  await expect(next.nth(1)).toContainText('Mon, Jan 7, 2030, 08:00 PM')
  expect(await violationsOf(page)).toEqual([])

  await flyout.getByLabel('At these hours').fill('24')
  await expect(flyout.getByText(/whole numbers from 0 to 23/)).toBeVisible()
  await expect(flyout.getByRole('button', { name: 'Save' })).toBeDisabled()
  await flyout.getByLabel('At these hours').fill('8')
  await flyout.getByLabel('Unit').selectOption('month(s)')
  await flyout.getByLabel('On these days of the month').fill('-1')
  await flyout.getByRole('button', { name: 'Add a weekday' }).click()
  await expect(next.first()).toContainText('Mon, Jan 7, 2030')
  await expect(next.nth(1)).toContainText('Thu, Jan 31, 2030')
  expect(await violationsOf(page)).toEqual([])
  await flyout.getByRole('radio', { name: 'Incremental' }).check()
  await flyout.getByRole('button', { name: 'Save' }).click()

  await expect(flyout).toBeHidden()
  await expect(section.getByText('Every month on the last day and the first Monday at 08:00 (Asia/Tokyo)')).toBeVisible()
  await expect(section.getByText('Enabled', { exact: true })).toBeVisible()
  expect((await signedIn.call(purview.getTrigger, { params })).properties).toMatchObject({
    recurrence: { frequency: 'Month', timeZone: 'Asia/Tokyo', startTime: '2029-12-31T15:00:00.000Z' },
    scanLevel: 'Incremental',
  })
  expect(await violationsOf(page)).toEqual([])

  await page.goto(`${signedIn.origin}/sources/shop`)
  await expect(page.getByRole('row', { name: /nightly/ })).toContainText('2030')
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=used-by`)
  await expect(page.getByRole('table', { name: 'Schedules' }).getByRole('row', { name: /nightly/ })).toContainText('2030')
  expect(await violationsOf(page)).toEqual([])

  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly`)
  await section.getByRole('button', { name: 'Disable' }).click()
  await expect(section.getByText('Disabled', { exact: true })).toBeVisible()
  await section.getByRole('button', { name: 'Enable' }).click()
  await expect(section.getByText('Enabled', { exact: true })).toBeVisible()
  await section.getByRole('button', { name: 'Remove schedule' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(section.getByText(/No schedule/)).toBeVisible()
})

test('a console starts the run of a schedule that is due by itself, and the page shows it', async ({ signedIn, source, page }) => {
  // It is due when the next minute begins.
  test.setTimeout(180_000)
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/sources/shop/scans/nightly`)
  await expect(page.getByText(/Not run yet/)).toBeVisible()
  const schedule = { minutes: Array.from({ length: 60 }, (_, minute) => minute) }
  await signedIn.call(purview.putTrigger, { params, body: { properties: { recurrence: { frequency: 'Hour', schedule } } } })
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('Queued')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('Last started for')).toBeVisible()
  const { value } = await signedIn.call(consoleOperations.listRuns, { query: {} })
  expect(value).toMatchObject([{ scanName: 'nightly', runType: 'Scheduled', status: 'Accepted' }])
})

test('deleting a runtime says which schedules would go on starting runs that fail', async ({ signedIn, source, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const recurrence = { frequency: 'Day' as const, startTime: '2030-01-01T08:00:00Z' }
  await signedIn.call(purview.putTrigger, { params, body: { properties: { recurrence } } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('button', { name: 'More actions for office' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByText(/1 schedule will go on starting runs/)).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'shop / nightly' }).first()).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})
