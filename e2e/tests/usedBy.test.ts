import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { aScan, expect, test } from '../support/test.ts'

test('a run that is going on is shown where its scan has moved to another runtime', async ({ signedIn, source, page }) => {
  for (const integrationRuntimeName of ['office', 'other'])
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const runId = randomUUID()
  await signedIn.call(purview.startRun, { params: { dataSourceName: 'shop', scanName: 'nightly' }, query: { runId } })
  await aScan(signedIn, source, { runtime: 'other', name: 'nightly' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=used-by`)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  await expect(settings.getByText(/1 run of scans that did is going on: deleting it would fail it/)).toBeVisible()
  await expect(settings.getByRole('table', { name: 'Runs that are going on' }).getByRole('link', { name: runId.slice(0, 8) })).toBeVisible()
  await expect(settings.getByText(/deleting it would fail nothing/)).toHaveCount(0)
})
