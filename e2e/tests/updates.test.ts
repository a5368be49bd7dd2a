import { console as operations, purview } from '@mooring/contract'
import { anOlderBundle } from '../support/anOlderBundle.ts'
import { aSilentNode } from '../support/aSilentNode.ts'
import { NodeProcess } from '../support/NodeProcess.ts'
import { aRunningNode, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('an administrator sets when nodes are updated, updates two of an older version now, and sees both come back as the newest', async ({
  signedIn,
  page,
}) => {
  // A bundle is built, and each node is started three times.
  test.slow()
  const bundle = await anOlderBundle('0.0.9')
  const machines = [await NodeProcess.prepare(bundle.file), await NodeProcess.prepare(bundle.file)] as const
  try {
    for (const [index, machine] of machines.entries()) {
      const running = await aRunningNode(signedIn, machine, { runtime: 'office', node: `node-${index + 1}` })
      await running.says(/Connected/)
    }
    await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=version`)
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
    for (const name of ['node-1', 'node-2']) await expect(row(name)).toContainText('Update available: 0.1.0')

    await test.step('sets a maintenance window', async () => {
      const form = page.getByRole('form', { name: 'Automatic updates' })
      await expect(form).toContainText('Nodes are updated when somebody asks for it.')
      await form.getByLabel('Only in a maintenance window').waitFor({ state: 'detached' })
      // Four days from today it is closed, whenever this runs.
      const later = new Date(Date.now() + 4 * 86_400_000).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
      await form.getByRole('switch', { name: 'Update nodes automatically' }).check()
      await form.getByLabel('Only in a maintenance window').check()
      for (const day of ['Saturday', 'Sunday']) await form.getByRole('checkbox', { name: day }).uncheck()
      await expect(form.getByText('Choose a day.')).toBeVisible()
      await form.getByRole('checkbox', { name: later }).check()
      await form.getByLabel('From').fill('02:00')
      await form.getByLabel(/^To/).fill('04:30')
      await form.getByLabel('Time zone').selectOption('UTC')
      expect(await violationsOf(page)).toEqual([])
      await form.getByRole('button', { name: 'Save updates' }).click()
      await expect(form).toContainText('The window opens next on')
      for (const name of ['node-1', 'node-2']) await expect(row(name)).toContainText('Waits for the maintenance window')
      const { settings } = await signedIn.call(operations.getUpdates, { params: { name: 'office' } })
      expect(settings).toEqual({ automatic: true, window: { days: [later], from: '02:00', to: '04:30', timeZone: 'UTC' } })
    })

    await test.step('does not wait for it, and sees one after the other become the newest version', async () => {
      await page.getByRole('button', { name: 'Update now', exact: true }).click()
      for (const name of ['node-1', 'node-2']) {
        await expect(row(name)).toContainText('Up to date', { timeout: 60_000 })
        await expect(row(name)).toContainText('0.1.0')
      }
      await expect(page.getByRole('button', { name: 'Update now', exact: true })).toHaveCount(0)
      expect(await violationsOf(page)).toEqual([])
    })

    await test.step('reads it in the activity', async () => {
      await page.getByRole('tab', { name: 'Activity' }).click()
      await expect(page.getByText('Ended the update of node node-2').first()).toBeVisible()
      await expect(page.getByText('Began to update node node-1').first()).toBeVisible()
    })
  } finally {
    for (const machine of machines) await machine.end()
    await bundle.remove()
  }
})

test('an administrator takes back an update that waits', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  for (const node of ['node-1', 'node-2']) await aSilentNode(signedIn, { runtime: 'office', node, version: '0.0.9' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=version`)
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  const waits = 'Waits until it is connected'
  await page.getByRole('button', { name: 'Update now', exact: true }).click()
  for (const name of ['node-1', 'node-2']) await expect(row(name)).toContainText(waits)
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Cancel the update of node-1' }).click()
  await expect(page.getByText('The update of node-1 was canceled')).toBeVisible()
  await expect(row('node-1')).not.toContainText(waits)
  await expect(row('node-2')).toContainText(waits)
  await page.getByRole('button', { name: 'Cancel updates' }).click()
  await expect(row('node-2')).not.toContainText(waits)
  await expect(page.getByRole('button', { name: /^Cancel/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Update now', exact: true })).toBeEnabled()

  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByText('Canceled the update of node node-1').first()).toBeVisible()
})
