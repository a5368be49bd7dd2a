import { purview } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { aSilentNode } from '../support/aSilentNode.ts'
import { administrator } from '../support/ConsoleProcess.ts'
import { aScan, expect, test } from '../support/test.ts'

const settingsOf = (page: Page) => page.getByRole('dialog', { name: 'Integration runtime settings' })

test('Esc takes back what is asked in the settings, and they stay open', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aSilentNode(signedIn, { runtime: 'office', node: 'first' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  const settings = settingsOf(page)

  await settings.getByRole('button', { name: 'Limit the use of Key2' }).click()
  await settings.getByRole('textbox', { name: 'Allowed addresses' }).press('Escape')
  await expect(settings.getByRole('form', { name: 'Limits of Key2' })).toHaveCount(0)
  await settings.getByRole('button', { name: 'Regenerate Key1', exact: true }).click()
  await settings.getByRole('radio', { name: /^Drain them/ }).press('Escape')
  await expect(settings.getByRole('group', { name: 'Regenerate Key1?' })).toHaveCount(0)
  await settings.getByRole('tab', { name: 'Nodes (1)' }).click()
  await settings.getByRole('button', { name: 'Limit first' }).click()
  await settings.getByRole('spinbutton', { name: 'Scans at once on first' }).press('Escape')
  await expect(settings.getByRole('form', { name: 'Limit of node first' })).toHaveCount(0)
  await expect(settings.getByRole('row', { name: /first/ })).toBeVisible()
})

test('what is not saved is not lost by Esc or Cancel unless somebody says so', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  const list = `${signedIn.origin}/management/integration-runtimes`
  await page.goto(`${list}/office`)
  const settings = settingsOf(page)
  const description = settings.getByRole('textbox', { name: 'Description' })
  const question = page.getByRole('group', { name: 'What you changed is not saved.' })

  await description.fill('Head office')
  await description.press('Escape')
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(description).toHaveValue('Head office')
  await expect(description).toBeFocused()
  await settings.getByRole('button', { name: 'Cancel' }).click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(settings).toHaveCount(0)

  await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'New' }).click()
  const setup = page.getByRole('dialog', { name: 'Integration runtime setup' })
  await setup.getByRole('button', { name: 'Continue' }).click()
  await setup.getByRole('textbox', { name: 'Description' }).fill('Branch office')
  await setup.getByRole('button', { name: 'Cancel' }).click()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await setup.getByRole('button', { name: 'Create' }).click()
  await expect(settings).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
})

test('what is changed of the automatic updates is kept on the other tabs, and not lost by Close unless somebody says so', async ({
  signedIn,
  page,
}) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=version`)
  const settings = settingsOf(page)
  const automatic = settings.getByRole('switch', { name: 'Update nodes automatically' })
  await automatic.check()
  await settings.getByRole('tab', { name: 'Runs' }).click()
  await settings.getByRole('button', { name: 'Close' }).click()
  const question = page.getByRole('group', { name: 'What you changed is not saved.' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await settings.getByRole('tab', { name: 'Version' }).click()
  await expect(automatic).toBeChecked()
  await settings.getByRole('button', { name: 'Save updates' }).click()
  await expect(page.getByText('The automatic updates were saved').first()).toBeVisible()
  await settings.getByRole('button', { name: 'Close' }).click()
  await expect(settings).toHaveCount(0)
})

test('a password that was typed is not lost by Esc or Cancel unless somebody says so', async ({ signedIn, page }) => {
  await page.goto(signedIn.origin)
  await page.getByRole('button', { name: `account of ${administrator.userName}` }).click()
  await page.getByRole('menuitem', { name: 'Change password' }).click()
  const form = page.getByRole('dialog', { name: 'Change password' })
  const chosen = form.getByRole('textbox', { name: 'New password' })
  await chosen.fill('three words of another kind')
  await chosen.press('Escape')
  const question = page.getByRole('group', { name: 'What you changed is not saved.' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(chosen).toHaveValue('three words of another kind')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(form).toHaveCount(0)
})

test('on a phone the two answers to what is not saved stand beside each other', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  const description = settingsOf(page).getByRole('textbox', { name: 'Description' })
  await description.fill('Head office')
  await description.press('Escape')
  const question = page.getByRole('group', { name: 'What you changed is not saved.' })
  const discard = await question.getByRole('button', { name: 'Discard' }).boundingBox()
  const keep = await question.getByRole('button', { name: 'Keep editing' }).boundingBox()
  expect(keep?.y).toBe(discard?.y)
})

/** Every form of a flyout besides those of the runtimes: where it is, and a field of it. */
const forms: readonly [place: string, field: string][] = [
  ['/sources?panel=new', 'Server endpoint'],
  ['/sources/shop?panel=edit', 'Server endpoint'],
  ['/sources/shop?panel=new-scan', 'Database name'],
  ['/sources/shop/scans/nightly?panel=scope', 'Include what begins with'],
  ['/sources/shop/scans/nightly?panel=schedule', 'At these hours'],
  ['/management/credentials?panel=new', 'User name'],
  ['/management/credentials?panel=new-vault', 'Address'],
  ['/management/classification-rules?panel=new', 'Classification name'],
  ['/management/scan-rule-sets?panel=new', 'Description'],
]

test('what is typed in any form is not lost by Esc or Cancel either', async ({ signedIn, source, page }) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  const question = page.getByRole('group', { name: 'What you changed is not saved.' })
  for (const [place, name] of forms) {
    await test.step(place, async () => {
      await page.goto(signedIn.origin + place)
      const form = page.getByRole('dialog')
      const field = form.getByRole('textbox', { name })
      const before = await field.inputValue()
      await field.fill('typed')
      await field.press('Escape')
      await question.getByRole('button', { name: 'Keep editing' }).click()
      await expect(field).toHaveValue('typed')
      await field.fill(before)
      await form.getByRole('button', { name: 'Cancel' }).click()
      await expect(form).toHaveCount(0)
    })
  }
})

test('a scan is not lost with the credential that is made for it', async ({ signedIn, source, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/sources/shop?panel=new-scan`)
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Database name' }).fill('typed')
  await form.getByRole('button', { name: 'New credential' }).click()
  await form.getByRole('textbox', { name: 'User name' }).press('Escape')
  await page.getByRole('group', { name: 'What you changed is not saved.' }).getByRole('button', { name: 'Keep editing' }).click()
  await form.getByRole('button', { name: 'Back' }).click()
  await expect(form.getByRole('textbox', { name: 'Database name' })).toHaveValue('typed')
})

for (const [what, chunk, button] of [
  ['menu', 'MenuPopup', 'More actions for berlin'],
  ['filter', 'FilterPopup', 'Status : All'],
] as const)
  test(`Esc takes back a ${what} that is still on its way`, async ({ signedIn, page }) => {
    const params = { integrationRuntimeName: 'berlin' }
    await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
    let bring: () => void = () => undefined
    const isBrought = new Promise<void>((resolve) => (bring = resolve))
    await page.route(`**/static/${chunk}-*.js`, async (route) => {
      await isBrought
      await route.continue()
    })
    await page.goto(`${signedIn.origin}/management/integration-runtimes`)
    const opener = page.getByRole('button', { name: button })
    await opener.press('Enter')
    await expect(opener).toHaveAttribute('aria-expanded', 'true')
    const isHere = page.waitForResponse((response) => response.url().includes(`/static/${chunk}-`))
    await page.keyboard.press('Escape')
    await expect(opener).toHaveAttribute('aria-expanded', 'false')
    bring()
    await (await isHere).finished()
    await expect(opener).toBeFocused()
    await expect(page.getByRole('menu').or(page.getByRole('dialog'))).toHaveCount(0)
  })
