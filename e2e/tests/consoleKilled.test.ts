import { randomUUID } from 'node:crypto'
import { console as operations, purview } from '@mooring/contract'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'

test('the console killed with -9 and started again: nothing is lost, the node reconnects, the run ends', async ({
  signedIn,
  machine,
  source,
  page,
}) => {
  const node = await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const keys = await signedIn.call(purview.listAuthKeys, { params: { integrationRuntimeName: 'office' } })
  const release = await source.hold()
  const runId = randomUUID()
  await signedIn.call(purview.startRun, { params: { dataSourceName: 'shop', scanName: 'nightly' }, query: { runId } })
  await page.goto(`${signedIn.origin}/runs/${runId}`)
  await expect(page.getByText('In progress').first()).toBeVisible()

  await signedIn.kill()
  await expect.poll(async () => (await machine.status()).state).toBe('Reconnecting')
  await release()
  await signedIn.startAgain()

  // The page that was open all the time shows the end by itself: signed in as before, connected again.
  await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: 45_000 })
  await expect.poll(async () => (await machine.status()).state).toBe('Connected')
  const run = await signedIn.call(operations.findRun, { params: { runId } })
  expect(run).toMatchObject({
    status: 'Succeeded',
    attempts: 1,
    discoveryExecutionDetails: { statistics: { assets: { discovered: source.assets.length } } },
  })
  expect(await signedIn.call(purview.listAuthKeys, { params: { integrationRuntimeName: 'office' } })).toEqual(keys)
  expect(node.hasEnded).toBe(false)
})

test('a list that cannot be read says so with the number of the request, and comes once it is tried again', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/credentials`)
  await expect(page.getByRole('heading', { level: 1, name: 'Credentials' })).toBeVisible()
  const giveBack = await signedIn.takeRuntimesAway()
  try {
    await page.getByRole('link', { name: 'Integration runtimes' }).click()
    const error = page.getByRole('alert').filter({ hasText: 'Could not load the integration runtimes' })
    await expect(error.getByText(/^Request id: \S+$/)).toBeVisible()
  } finally {
    await giveBack()
  }
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('row', { name: /Select office/ })).toBeVisible()
})
