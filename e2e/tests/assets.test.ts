import { readFile } from 'node:fs/promises'
import { purview } from '@mooring/contract'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const shop = { dataSourceName: 'shop', scanName: 'nightly' }

test('what columns hold is found, chosen by, told over time and taken along as a file', async ({ signedIn, machine, source, page }) => {
  // Two scans by a real node, and pages that axe reads through.
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aScan(signedIn, source, { runtime: 'office', name: shop.scanName })
  const run = async (runId: string) => {
    await signedIn.call(purview.startRun, { params: shop, query: { runId, scanLevel: 'Full' } })
    const status = async () => (await signedIn.call(purview.getRun, { params: { ...shop, runId } })).status
    await expect.poll(status, { timeout: 60_000 }).toBe('Succeeded')
  }
  await source.change(
    `CREATE TABLE subscriber AS SELECT 'person' || n || '@example.org' AS mail, n AS age FROM generate_series(20, 40) AS n`,
  )
  try {
    await run('6daa8580-f778-4b41-a6bf-d10dbee6d101')
    await test.step('the list is narrowed to a classification, which says how many there are', async () => {
      await page.goto(`${signedIn.origin}/assets`)
      await page.getByRole('button', { name: /^Classification/ }).click()
      await page.getByRole('radio', { name: /^PERSONAL\.EMAIL \(\d+\)/ }).click()
      await page.getByRole('button', { name: 'Done' }).click()
      await expect(page.getByRole('link', { name: 'subscriber' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'order_total' })).toBeHidden()
      expect(await violationsOf(page)).toEqual([])
    })
    await test.step('a column says what it holds, and of how many values', async () => {
      await page.getByRole('link', { name: 'subscriber' }).click()
      await expect(page.getByRole('listitem').filter({ hasText: 'PERSONAL.EMAIL' })).toContainText('21 of 21')
      expect(await violationsOf(page)).toEqual([])
    })
    await source.change('ALTER TABLE subscriber ADD COLUMN town text')
    await run('6daa8580-f778-4b41-a6bf-d10dbee6d102')
    await test.step('its history tells what changed', async () => {
      await page.goto(`${signedIn.origin}/assets?search=subscriber`)
      await page.getByRole('link', { name: 'subscriber' }).click()
      const history = page.getByRole('table', { name: 'History' })
      await expect(history.getByRole('row', { name: /Changed Columns added: town/ })).toBeVisible()
      await expect(history.getByRole('row', { name: /Added/ }).last()).toBeVisible()
    })
    await test.step('the list is saved as a file', async () => {
      await page.goto(`${signedIn.origin}/assets?search=subscriber`)
      await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click()
      const downloading = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: 'CSV, one row per column' }).click()
      const download = await downloading
      expect(download.suggestedFilename()).toBe('assets.csv')
      expect(await readFile(await download.path(), 'utf8')).toContain('MICROSOFT.PERSONAL.EMAIL 21/21')
    })
  } finally {
    await source.change('DROP TABLE subscriber')
  }
})
