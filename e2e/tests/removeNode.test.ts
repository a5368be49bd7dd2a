import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { aSilentNode } from '../support/aSilentNode.ts'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'

test('removing a node says what becomes of what it runs, and is done', async ({ signedIn, machine, source, page }) => {
  test.slow()
  const node = await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })
  await node.says(/Connected/)
  await aSilentNode(signedIn, { runtime: 'office', node: 'second' })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=nodes`)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  const question = settings.getByRole('group', { name: /^Remove node/ })

  await test.step('one that runs nothing, beside one that goes on', async () => {
    await settings.getByRole('button', { name: 'Remove second' }).click()
    await expect(question.getByText('It runs no scan now. To use')).toBeVisible()
    await question.getByRole('button', { name: 'Remove' }).click()
    await expect(settings.getByRole('row', { name: /second/ })).toHaveCount(0)
    await expect(page.getByText('Node second removed')).toBeVisible()
    await expect(settings.getByRole('tab', { name: 'Nodes (1)' })).toBeVisible()
  })

  await test.step('the only one, which scans', async () => {
    const release = await source.hold()
    const runId = randomUUID()
    await signedIn.call(purview.startRun, { params: { dataSourceName: 'shop', scanName: 'nightly' }, query: { runId } })
    await expect(settings.getByRole('row', { name: /first/ }).getByText(/^1\/\d+ scans/)).toBeVisible({ timeout: 60_000 })
    await settings.getByRole('button', { name: 'Remove first' }).click()
    await expect(
      question.getByText(/It runs 1 scan now, which begins again only once another node .* is online: there is none now\./),
    ).toBeVisible()
    await question.getByRole('button', { name: 'Remove' }).click()
    await expect(settings.getByText(/^No node yet/)).toBeVisible()
    expect(await node.ended()).toBe(1)
    const run = await signedIn.call(purview.getRun, { params: { dataSourceName: 'shop', scanName: 'nightly', runId } })
    expect(run.status).toBe('Accepted')
    await release()
  })
})
