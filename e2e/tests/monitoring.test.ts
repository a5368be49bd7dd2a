import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { purview } from '@mooring/contract'
import type { Locator, Page } from '@playwright/test'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const scan = { dataSourceName: 'shop', scanName: 'nightly' }

const card = (page: Page, name: string) =>
  page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd')

test('a run is watched while it goes on, and its log, its nodes and the summary say how it went', async ({
  signedIn,
  machine,
  source,
  page,
}) => {
  test.slow()
  await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const release = await source.hold()
  const runId = randomUUID()
  await signedIn.call(purview.startRun, { params: scan, query: { runId, scanLevel: 'Full' } })

  await page.goto(`${signedIn.origin}/monitoring`)
  await expect(page.getByRole('row', { name: /nightly/ }).getByText('In progress')).toBeVisible()
  await expect(card(page, 'In progress')).toHaveText('1')
  await expect.soft(page.getByRole('row', { name: /nightly/ }).getByRole('link', { name: 'office' })).toBeVisible()
  await page.getByRole('link', { name: runId.slice(0, 8) }).click()
  await expect.soft(page.getByRole('definition').getByRole('link', { name: 'office' })).toBeVisible()
  const log = page.getByRole('region', { name: 'Log' })
  await expect(log.getByText('The node begins to scan shop: nightly, all of it.')).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible()
  await expect(page.getByRole('row', { name: /first/ })).toContainText('Has it now')
  expect(await violationsOf(page)).toEqual([])

  await release()
  await expect(log.getByText(/^The scan succeeded: \d+ assets were discovered\./)).toBeVisible()
  await expect(page.getByRole('row', { name: /first/ })).toContainText('Completed')
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toHaveCount(0)
  const downloading = page.waitForEvent('download')
  await page.getByRole('toolbar').getByRole('button', { name: 'Download log', exact: true }).click()
  expect(await readFile(await (await downloading).path(), 'utf8')).toContain('The scan succeeded:')
  const saving = page.waitForEvent('download')
  await page.getByRole('toolbar').getByRole('button', { name: 'Download report' }).click()
  expect(JSON.parse(await readFile(await (await saving).path(), 'utf8'))).toMatchObject({
    run: { id: runId, status: 'Succeeded' },
    leases: [{ nodeName: 'first', ending: 'completed' }],
  })

  await page.getByRole('toolbar').getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByText('0 added, 0 changed, 0 vanished')).toBeVisible()
  expect(page.url()).not.toContain(runId)
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Monitoring' }).click()
  await expect(card(page, 'Succeeded')).toHaveText('2')
  await page.getByText('As a table').click()
  await expect(
    page
      .getByRole('table', { name: /last 30 days/ })
      .getByRole('row')
      .nth(1),
  ).toContainText('2')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: /^Status/ }).click()
  await page.getByRole('dialog', { name: 'Status' }).getByRole('checkbox', { name: 'Failed' }).check()
  await page.getByRole('dialog', { name: 'Status' }).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('No run matches these filters.')).toBeVisible()
  await expect(card(page, 'Succeeded')).toHaveText('0')
})

test('a run that is not there says so, and nothing can be done with it', async ({ signedIn, page }) => {
  await page.goto(`${signedIn.origin}/runs/${randomUUID()}`)
  await expect(page.getByRole('alert')).toContainText('no run with this id')
  for (const name of ['Run again', 'Cancel', 'Download log', 'Download log as JSON', 'Download report']) {
    const command = page.getByRole('toolbar').getByRole('button', { name, exact: true })
    await expect(command).toHaveAttribute('aria-disabled', 'true')
    await expect(command).toHaveAccessibleDescription('The run could not be read.')
  }
  expect(await violationsOf(page)).toEqual([])
})

test('a run that failed says why, and what to do', async ({ signedIn, machine, source, page }) => {
  await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const { kind, properties } = await signedIn.call(purview.getScan, { params: scan })
  await signedIn.call(purview.putScan, { params: scan, body: { kind, properties: { ...properties, databaseName: 'nowhere' } } as never })
  const runId = randomUUID()
  await signedIn.call(purview.startRun, { params: scan, query: { runId, scanLevel: 'Full' } })
  await page.goto(`${signedIn.origin}/runs/${runId}`)
  await expect(page.getByText('The data source has no database of this name.')).toBeVisible()
  await expect(page.getByText('Look at the name of the database in the scan; upper and lower case may matter.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Log' }).getByText(/^SourceDatabaseNotFound: /)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

test('what is counted ends where the list of the runs does, however wide the screen is', async ({ signedIn, source, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await signedIn.call(purview.startRun, { params: scan, query: { runId: randomUUID(), scanLevel: 'Full' } })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${signedIn.origin}/monitoring`)
  const endOf = async (part: Locator) => {
    await expect(part).toBeVisible()
    const { x = 0, width = 0 } = (await part.boundingBox()) ?? {}
    return Math.round(x + width)
  }
  const end = await endOf(page.getByRole('table', { name: 'Runs', exact: true }))
  expect(await endOf(page.getByRole('figure'))).toBe(end)
  expect(
    await endOf(
      page
        .getByRole('term')
        .filter({ hasText: /^In progress$/ })
        .locator('xpath=..'),
    ),
  ).toBe(end)
})

test('the counts stand in whole rows on a small screen', async ({ signedIn, page }) => {
  for (const [width, ofARow] of [
    [1024, 3],
    [390, 2],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${signedIn.origin}/monitoring`)
    await expect(page.getByRole('term')).toHaveCount(6)
    const tops = await Promise.all(
      (await page.getByRole('term').all()).map(async (count) => Math.round((await count.boundingBox())?.y ?? 0)),
    )
    for (const top of tops) expect(tops.filter((other) => other === top)).toHaveLength(ofARow)
  }
})
