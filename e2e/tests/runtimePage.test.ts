import { console as operations, purview } from '@mooring/contract'
import type { Locator, Page } from '@playwright/test'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'

const runId = '6daa8580-f778-4b41-a6bf-d10dbee6d135'

test('the page of a runtime: its settings, nodes, runs and activity', async ({ signedIn, machine, source, page }) => {
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await signedIn.call(purview.startRun, { params: { dataSourceName: 'shop', scanName: 'nightly' }, query: { runId } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })

  await test.step('tags and both limits are changed together', () => editSettings(settings))
  await test.step('a key is limited to some addresses', () => limitKey(settings))
  await test.step('a node is drained, limited and resumed', () => changeNode(settings))
  await test.step('what uses it and what it ran is shown', () => seeUse(settings))
  await test.step('all of it stands in its activity', () => seeActivity(settings))
  await test.step('results are kept among the notifications', () => seeNotifications(page, settings))

  const { tags, nodesMax, runsMax } = await signedIn.call(operations.getRuntime, { params: { name: 'office' } })
  expect({ tags, nodesMax, runsMax }).toEqual({ tags: ['prod', 'east'], nodesMax: 8, runsMax: 12 })
})

async function editSettings(settings: Locator): Promise<void> {
  const tags = settings.getByRole('textbox', { name: 'Tags' })
  await tags.fill('prod')
  await tags.press('Enter')
  await tags.fill('east')
  const limit = settings.getByRole('spinbutton', { name: 'Node limit' })
  await limit.fill('17')
  await expect(settings.getByText('Enter a number from 1 to 16.')).toBeVisible()
  await limit.fill('8')
  await settings.getByRole('spinbutton', { name: 'Scans at once' }).fill('12')
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings.getByRole('button', { name: 'Close' })).toBeVisible()
  await expect(settings.getByText('prod', { exact: true })).toBeVisible()
  await expect(settings.getByText('east', { exact: true })).toBeVisible()
}

async function limitKey(settings: Locator): Promise<void> {
  await settings.getByRole('button', { name: 'Limit the use of Key2' }).click()
  const form = settings.getByRole('form', { name: 'Limits of Key2' })
  await form.getByRole('textbox', { name: 'Allowed addresses' }).fill('10.0.0.0/8')
  await form.getByRole('button', { name: 'Save limits' }).click()
  await expect(settings.getByRole('definition').filter({ hasText: '10.0.0.0/8' })).toBeVisible()
}

async function changeNode(settings: Locator): Promise<void> {
  await settings.getByRole('tab', { name: 'Nodes (1)' }).click()
  const row = settings.getByRole('row', { name: /first/ })
  await row.getByRole('button', { name: /^Drain first/ }).click()
  await expect(row.getByText('Draining')).toBeVisible()
  await row.getByRole('button', { name: 'Limit first' }).click()
  const form = settings.getByRole('form', { name: 'Limit of node first' })
  await form.getByRole('spinbutton').fill('1')
  await form.getByRole('button', { name: 'Save limit' }).click()
  await expect(row.getByText('0/1 scans')).toBeVisible()
  await row.getByRole('button', { name: 'Resume first' }).click()
  await expect(row.getByText('Online')).toBeVisible()
}

async function seeUse(settings: Locator): Promise<void> {
  await settings.getByRole('tab', { name: 'Used by (1)' }).click()
  await expect(settings.getByRole('link', { name: 'nightly' })).toBeVisible()
  await settings.getByRole('tab', { name: 'Runs' }).click()
  const row = settings.getByRole('row', { name: /nightly/ })
  await expect(row.getByText('Succeeded')).toBeVisible()
  await expect(row.getByRole('link', { name: runId.slice(0, 8) })).toBeVisible()
}

async function seeActivity(settings: Locator): Promise<void> {
  await settings.getByRole('tab', { name: 'Activity' }).click()
  for (const what of ['Resumed node first', 'Drained node first', 'Registered node first with Key1', 'Limited the use of Key2'])
    await expect(settings.getByRole('row', { name: what }).getByText('Succeeded')).toBeVisible()
  await expect(settings.getByRole('row', { name: 'Changed the settings' })).toContainText('node limit: 8')
}

async function seeNotifications(page: Page, settings: Locator): Promise<void> {
  await settings.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /^Notifications, \d+ new/ }).click()
  const panel = page.getByRole('dialog', { name: 'Notifications' })
  await expect(panel.getByText('office saved')).toBeVisible()
  await panel.getByRole('button', { name: 'Dismiss all' }).click()
  await expect(panel.getByText('No notifications.')).toBeVisible()
}
