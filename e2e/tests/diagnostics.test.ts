import { readFile } from 'node:fs/promises'
import { aSilentNode } from '../support/aSilentNode.ts'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('a node is asked how it is: its machine, its ways on the network, and what it said is kept', async ({
  signedIn,
  machine,
  source,
  page,
}) => {
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await aSilentNode(signedIn, { runtime: 'office', node: 'second' })
  const address = `${signedIn.origin}/management/integration-runtimes/office?tab=diagnostics`
  await page.goto(address)
  const first = page.getByRole('region', { name: 'Diagnostics of first' })
  await expect(first.getByText('This node has not been asked yet.')).toBeVisible()
  await first.getByRole('button', { name: 'Run' }).click()
  const ways = first.getByRole('table', { name: 'Connections of first' })
  await expect(ways.getByRole('row', { name: new RegExp(`:${source.port}`) })).toContainText('Data source', { timeout: 90_000 })
  await expect(ways.getByRole('row', { name: new RegExp(new URL(signedIn.origin).port) })).toContainText('This console')
  await first.getByText(/checks? passed/).click()
  await expect(first.getByRole('list', { name: 'What is in order on the machine of first' }).getByRole('listitem').first()).toContainText(
    'Passed',
  )
  expect(await violationsOf(page)).toEqual([])

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await first.getByRole('button', { name: 'Copy as text' }).click()
  await expect(page.getByText('Diagnostics copied').first()).toBeVisible()
  expect(String(await page.evaluate('navigator.clipboard.readText()'))).toContain('Diagnostics of first')
  const [download] = await Promise.all([page.waitForEvent('download'), first.getByRole('button', { name: 'Download JSON' }).click()])
  expect(download.suggestedFilename()).toBe('diagnostics-office-first.json')
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ nodeName: 'first', preflight: {}, network: {} })

  const second = page.getByRole('region', { name: 'Diagnostics of second' })
  await expect(second.getByText(/The node is not connected/)).toBeVisible({ timeout: 90_000 })
  await page.goto(address)
  await expect(first.getByText(/Looked at/)).toBeVisible()
  await expect(ways).toBeVisible()
  const lookedAt = first.getByText(/Looked at/).getByRole('time')
  const before = (await lookedAt.getAttribute('datetime')) ?? ''
  await first.getByRole('button', { name: 'Run again' }).click()
  await expect(lookedAt).not.toHaveAttribute('datetime', before, { timeout: 90_000 })
  await expect(ways.getByRole('row', { name: new RegExp(`:${source.port}`) })).toContainText('Data source')
})
