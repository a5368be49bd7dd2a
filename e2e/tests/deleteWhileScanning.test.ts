import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'

test('deleting a runtime while it scans: the run fails with the reason, the node says that it is not registered any more', async ({
  signedIn,
  machine,
  source,
  page,
}) => {
  const node = await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const release = await source.hold()
  const runId = randomUUID()
  await signedIn.call(purview.startRun, { params: { dataSourceName: 'shop', scanName: 'nightly' }, query: { runId } })

  await page.goto(`${signedIn.origin}/runs/${runId}`)
  await expect(page.getByText('In progress').first()).toBeVisible()

  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('checkbox', { name: /office/ }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByText(/1 run will fail/i)).toBeVisible()
  await expect(dialog.getByText('nightly').first()).toBeVisible()
  const confirm = dialog.getByRole('button', { name: 'Delete' })
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('office')
  await confirm.click()
  await expect(dialog.getByText(/1 run failed/i).first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('link', { name: 'office' })).toHaveCount(0)

  await page.goto(`${signedIn.origin}/runs/${runId}`)
  await expect(page.getByText('Failed').first()).toBeVisible()
  await expect(page.getByText(/integration runtime office.*was deleted/i).first()).toBeVisible()

  expect(await node.ended()).toBe(1)
  expect(node.output).toMatch(/integration runtime office was deleted/i)
  expect(await machine.status()).toMatchObject({
    state: 'NotRegistered',
    reason: 'The integration runtime office was deleted. Register this machine with another one.',
    runningJobs: 0,
  })
  await release()
})
