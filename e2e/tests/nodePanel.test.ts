import AxeBuilder from '@axe-core/playwright'
import { purview } from '@mooring/contract'
import { aSilentNode } from '../support/aSilentNode.ts'
import { NodeProcess } from '../support/NodeProcess.ts'
import { aRunningNode, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('a node is looked at: why it has its status, its last hour, and how another machine takes the place of one that is offline', async ({
  signedIn,
  machine,
  page,
}) => {
  // A node counts as offline after half a minute of silence.
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aSilentNode(signedIn, { runtime: 'office', node: 'second' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=nodes`)
  await page.getByRole('link', { name: 'first', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Node first' })
  await expect(panel.getByRole('heading', { name: 'Node first' })).toBeFocused()
  await expect(panel.getByRole('list', { name: 'Why it has this status' }).getByRole('listitem')).toHaveText([
    'It is registered.',
    'It has connected to this console.',
    'It sends heartbeats.',
    'It takes runs.',
    /^It has room for \d+ more scans?\.$/,
  ])
  for (const figure of ['CPU', 'Free memory', 'Scans']) await expect(panel.getByRole('figure').filter({ hasText: figure })).toBeVisible()
  await panel.getByText('Show as a table').click()
  await expect(panel.getByRole('table', { name: 'Figures of the last hour' }).getByRole('row').nth(1)).toContainText('%')
  await expect(panel.getByText(/^1 to \d+: one per core/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])

  await panel.getByRole('link', { name: 'All nodes' }).click()
  await page.getByRole('link', { name: 'second', exact: true }).click()
  const other = page.getByRole('region', { name: 'Node second' })
  await expect(other.getByRole('heading', { name: 'Replace it with another machine' })).toBeVisible({ timeout: 60_000 })
  await expect(other.getByText('Start it on its machine')).toBeVisible()
  const typed = (await other.getByText(/^mooring-node register/).textContent()) ?? ''
  const { authKey1 = '' } = await signedIn.call(purview.listAuthKeys, { params: { integrationRuntimeName: 'office' } })
  const newMachine = await NodeProcess.prepare()
  try {
    const { code, output } = await newMachine.command(typed.split(' ').slice(1), authKey1)
    expect(code, output).toBe(0)
    await newMachine.run().says(/Connected/)
    await expect(other.getByText('It has connected to this console.')).toBeVisible()
    await expect(other.getByRole('heading', { name: 'Replace it with another machine' })).toHaveCount(0)
  } finally {
    await newMachine.end()
  }
})

test('a node that comes and goes says when it is removed, and how its machine is moved to another runtime', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aSilentNode(signedIn, { runtime: 'office', node: 'stays' })
  await aSilentNode(signedIn, { runtime: 'office', node: 'comes-and-goes', ephemeralSeconds: 600 })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=nodes`)
  await expect(page.getByRole('row', { name: /comes-and-goes/ })).toContainText('Ephemeral: removed after 10 minutes offline')
  await expect(page.getByRole('row', { name: /stays/ })).not.toContainText('Ephemeral')
  await page.getByRole('link', { name: 'comes-and-goes', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Node comes-and-goes' })
  await expect(panel.getByText('Removed when it stops, or after 10 minutes offline')).toBeVisible()
  await expect(panel.getByRole('heading', { name: 'Move it to another integration runtime' })).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await panel.getByRole('button', { name: 'Copy the command that moves comes-and-goes' }).click()
  await expect(page.getByText('Command copied').first()).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('mooring-node move --key-file key.txt')
  expect(await violationsOf(page)).toEqual([])
})
