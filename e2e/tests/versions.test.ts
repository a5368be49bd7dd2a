import { purview } from '@mooring/contract'
import { aSilentNode } from '../support/aSilentNode.ts'
import { expect, test } from '../support/test.ts'

test('a node of an older version is shown in the list, found by the filter, and explained on the Version tab', async ({
  signedIn,
  page,
}) => {
  for (const integrationRuntimeName of ['current', 'old'])
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await aSilentNode(signedIn, { runtime: 'current', node: 'new-one' })
  await aSilentNode(signedIn, { runtime: 'old', node: 'a-new-one' })
  await aSilentNode(signedIn, { runtime: 'old', node: 'old-one', version: '0.0.9' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.getByRole('row', { name: /Select old/ }).getByTitle('Update available: 0.0.9, 0.1.0')).toContainText('0.0.9 +1')
  await expect(page.getByRole('row', { name: /Select current/ }).getByTitle('Update available')).toHaveCount(0)

  await page.getByRole('button', { name: /^Version :/ }).click()
  const choices = page.getByRole('dialog', { name: 'Version' })
  for (const version of ['0.0.9', '0.1.0']) await expect(choices.getByRole('radio', { name: version })).toBeVisible()
  await choices.getByRole('radio', { name: 'Update available' }).check()
  await choices.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Showing 1 - 1 of 1 integration runtime')).toBeVisible()
  await expect(page).toHaveURL(/update=available/)

  await page.getByRole('link', { name: 'old', exact: true }).click()
  await page.getByRole('tab', { name: 'Version (update available)' }).click()
  const row = page.getByRole('row', { name: /old-one/ })
  await expect(row).toContainText('Update available: 0.1.0')
  await expect(row).toContainText(/Support(ed until| ends on| ended on)/)
  await expect(row.getByRole('button', { name: 'Update old-one now' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Update now', exact: true })).toBeVisible()
})
