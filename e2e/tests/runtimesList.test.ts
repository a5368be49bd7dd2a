import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { purview, type RuntimeSummary } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'

const names = ['berlin-1', 'berlin-2', 'madrid-1', 'madrid-2', 'office']

test('the list is searched, filtered and sorted, keeps its view through a reload, and many are tagged and deleted at once', async ({
  signedIn,
  machine,
  source,
  page,
}) => {
  // Many steps, and axe reads the page after several of them.
  test.slow()
  await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  for (const integrationRuntimeName of names.slice(0, -1)) {
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  }
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.getByText('Showing 1 - 5 of 5 integration runtimes')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])

  const search = page.getByRole('searchbox', { name: 'Filter by name, description or tag' })
  await search.pressSequentially('berlin')
  await expect(shownNames(page)).toHaveText(['berlin-1', 'berlin-2'])
  await expect(search).toBeFocused()
  await search.fill('nowhere')
  await expect(page.getByRole('heading', { name: 'No runtime matches' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect(shownNames(page)).toHaveText(names)

  const status = page.getByRole('button', { name: /^Status :/ })
  await status.click()
  await expect(page.getByRole('dialog', { name: 'Status' })).toBeVisible()
  // By its place: what is behind the popup is hidden from who asks for roles.
  const { x = 0, y = 0 } = (await page.locator('[aria-expanded=true][aria-haspopup=dialog]').boundingBox()) ?? {}
  await page.mouse.click(x + 20, y + 10)
  await expect(page.getByRole('dialog', { name: 'Status' })).toHaveCount(0)
  await status.click()
  await page.getByRole('dialog', { name: 'Status' }).getByText('Need registration').click()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(shownNames(page)).toHaveText(names.slice(0, -1))
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect(shownNames(page)).toHaveText(names.slice(0, -1).toReversed())
  await page.reload()
  await expect(shownNames(page)).toHaveText(names.slice(0, -1).toReversed())
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(shownNames(page)).toHaveText(names.toReversed())

  const toolbar = page.getByRole('toolbar', { name: 'Integration runtimes' })
  for (const name of ['madrid-1', 'madrid-2']) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await toolbar.getByRole('button', { name: 'Tags' }).click()
  const tags = page.getByRole('alertdialog', { name: 'Tags of 2 integration runtimes' })
  await tags.getByRole('textbox', { name: 'Add' }).fill('iberia, prod')
  expect(await violationsOf(page)).toEqual([])
  await tags.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /madrid-2/ }).getByText('iberia')).toBeVisible()
  await search.fill('iberia')
  await expect(shownNames(page)).toHaveText(['madrid-2', 'madrid-1'])
  await search.fill('')
  await expect(shownNames(page)).toHaveText(names.toReversed())

  await toolbar.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Description' }).click()
  await expect(page.getByRole('columnheader', { name: 'Description' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(shownNames(page)).toHaveText(names.toReversed())
  await expect(page.getByRole('columnheader', { name: 'Description' })).toHaveCount(0)

  const download = page.waitForEvent('download')
  await toolbar.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toBe('integration-runtimes.csv')
  const saving = page.waitForEvent('download')
  await toolbar.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('integration-runtimes.json')
  const exported = JSON.parse(await readFile(await saved.path(), 'utf8')) as RuntimeSummary[]
  expect(exported.map(({ name }) => name)).toEqual(names.toReversed())
  expect(exported.find(({ name }) => name === 'madrid-1')).toMatchObject({ tags: ['iberia', 'prod'], nodesTotal: 0 })

  for (const name of ['berlin-1', 'berlin-2', 'office']) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await toolbar.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByText('1 scan connects through 1 of them and will fail when run')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await expect(dialog.getByRole('listitem').getByRole('link', { name: 'shop / nightly' })).toBeVisible()
  const confirm = dialog.getByRole('button', { name: 'Delete' })
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Type 3 to confirm' }).fill('3')
  await confirm.click()
  await expect(dialog.getByRole('heading', { name: '3 integration runtimes deleted' })).toBeVisible()
  await expect(dialog.getByText('1 node removed')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(shownNames(page)).toHaveText(['madrid-2', 'madrid-1'])
  await page.getByRole('button', { name: /^Notifications/ }).click()
  await expect(page.getByRole('dialog', { name: 'Notifications' }).getByText('3 integration runtimes deleted')).toBeVisible()
})

test('a long list is scrolled to its end, and the row that has the focus stays', async ({ signedIn, page }) => {
  // Hundreds of runtimes are made, one by one.
  test.slow()
  const many = Array.from({ length: 230 }, (_, index) => `runtime-${String(index).padStart(3, '0')}`)
  for (const integrationRuntimeName of many) {
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  }
  const laterPages: string[] = []
  page.on('request', (request) => request.url().includes('skipToken') && laterPages.push(request.url()))
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const region = page.getByRole('region', { name: 'Integration runtimes' })
  await expect(page.getByText(/Showing 1 - \d+ of 230 integration runtimes/)).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '231')
  await page.getByRole('link', { name: 'runtime-003' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'runtime-004' })).toBeFocused()
  expect(laterPages).toEqual([])
  await region.evaluate((element) => element.scrollTo({ top: 65 * 33 }))
  await expect(page.getByText(/Showing 66 - \d\d of 230/)).toBeVisible()
  await expect.poll(() => laterPages.length, 'the next page is read before a row of it is in view').toBe(1)
  await region.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
  await expect(page.getByRole('row', { name: /runtime-229/ })).toHaveAttribute('aria-rowindex', '231')
  await expect(page.getByText(/Showing \d+ - 230 of 230/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'runtime-004' })).toBeFocused()
  expect(await page.getByRole('row').count()).toBeLessThan(60)

  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'another' }, body: { kind: 'SelfHosted' } })
  await expect(page.getByText(/of 231 integration runtimes/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'runtime-229' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'runtime-004' })).toBeFocused()

  await page.getByRole('checkbox', { name: 'Select runtime-229' }).check()
  await page.getByRole('button', { name: 'Select all 231' }).click()
  await expect(page.getByText('231 selected')).toBeVisible()
  await region.evaluate((element) => element.scrollTo({ top: 0 }))
  await expect(page.getByRole('checkbox', { name: 'Select another' })).toBeChecked()
})

test('a runtime with a connected node was seen just now, however long the page has stood there', async ({ signedIn, machine, page }) => {
  const node = await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await page.clock.setSystemTime(Date.now() + 2 * 3_600_000)
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const row = page.getByRole('row', { name: /office/ })
  await expect(row).toContainText('Running')
  await expect(row.getByRole('cell', { name: 'just now' })).toBeVisible()
  await node.kill('SIGKILL')
  await expect(row.getByRole('cell', { name: '2 hours ago', exact: true })).toBeVisible({ timeout: 60_000 })
})

const shownNames = (page: Page) => page.getByRole('table').getByRole('row').getByRole('link')

async function violationsOf(page: Page): Promise<string[]> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
