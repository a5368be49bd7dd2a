import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { purview } from '@mooring/contract'
import { aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

const files = (name: string, collection?: string) => ({
  params: { dataSourceName: name },
  body: {
    kind: 'FileSystem' as const,
    properties: { path: '/srv', ...(collection ? { collection: { referenceName: collection, type: 'CollectionReference' } } : {}) },
  },
})

test('the map shows the sources by collection, by keyboard too, and a source moves when its collection is changed', async ({
  signedIn,
  source,
  page,
}) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  for (const given of [files('ledger', 'Finance'), files('invoices', 'finance'), files('archive', 'Sales')])
    await signedIn.call(purview.putDataSource, given)
  await page.goto(`${signedIn.origin}/sources`)
  await page.getByRole('navigation', { name: 'View of the sources' }).getByRole('link', { name: 'Map' }).click()
  const map = page.getByRole('region', { name: 'Sources by collection' })
  const within = (collection: string) => map.getByRole('list', { name: collection, exact: true }).getByRole('listitem')
  await expect(map.getByText('1 source, 2 more collections')).toBeVisible()
  await expect(within('mooring (root)')).toContainText(['shop'])
  await expect(within('mooring (root)')).toContainText('1 scan')
  await expect(within('mooring (root)')).toContainText('Not run yet')
  await expect(within('Finance').or(within('finance'))).toHaveCount(2)
  await expect(within('Sales')).toHaveCount(1)
  expect(await violationsOf(page)).toEqual([])

  await map.getByRole('button', { name: 'Sales' }).focus()
  await page.keyboard.press('Enter')
  await expect(map.getByRole('button', { name: 'Sales', expanded: false })).toBeFocused()
  await expect(map.getByRole('link', { name: 'archive' })).toHaveCount(0)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(map.getByRole('link', { name: 'archive' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'archive', level: 1 })).toBeVisible()

  await page.getByRole('toolbar').getByRole('button', { name: 'Edit source' }).click()
  const form = page.getByRole('dialog', { name: 'Edit source "archive"' })
  await expect(form.getByRole('textbox', { name: 'Collection' })).toHaveValue('Sales')
  await form.getByRole('textbox', { name: 'Collection' }).fill('')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toBeHidden()
  await page.goto(`${signedIn.origin}/sources?view=map`)
  await expect(within('mooring (root)')).toHaveCount(2)
  await expect(map.getByRole('button', { name: 'Sales' })).toHaveCount(0)
})

test('without sources the map leads to the first one', async ({ signedIn, page }) => {
  await page.goto(`${signedIn.origin}/sources?view=map`)
  await expect(page.getByRole('heading', { name: 'No sources yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  await page.getByRole('dialog', { name: 'Register source' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(/view=map/)
})

test('a run that could not read everything says so on the map and in the lists', async ({ signedIn, machine, page }) => {
  test.slow()
  const folder = await mkdtemp(path.join(tmpdir(), 'mooring-folder-'))
  try {
    await writeFile(path.join(folder, 'customers.csv'), 'id,name\n1,Ada\n2,Grace\n')
    await writeFile(path.join(folder, 'broken.parquet'), 'PAR1 and no more')
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
    const { authKey1 = '' } = await signedIn.call(purview.listAuthKeys, { params: { integrationRuntimeName: 'office' } })
    expect((await machine.register(authKey1, 'first')).code).toBe(0)
    await machine.run({ MOORING_NODE_ALLOWED_PATHS: folder }).says(/Connected/)
    await signedIn.call(purview.putDataSource, {
      params: { dataSourceName: 'folder' },
      body: { kind: 'FileSystem', properties: { path: folder } },
    })
    const params = { dataSourceName: 'folder', scanName: 'weekly' }
    const connectedVia = { referenceName: 'office', integrationRuntimeType: 'SelfHosted' as const }
    await signedIn.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia } } })
    await signedIn.call(purview.startRun, { params, query: { runId: randomUUID() } })
    await page.goto(`${signedIn.origin}/sources?view=map`)
    await expect(page.getByRole('main').getByText('Completed with exceptions')).toBeVisible({ timeout: 60_000 })
    for (const list of ['/sources/folder', '/sources/folder/scans/weekly', '/monitoring']) {
      await page.goto(signedIn.origin + list)
      await expect(page.getByRole('cell', { name: 'Completed with exceptions' })).toBeVisible()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
