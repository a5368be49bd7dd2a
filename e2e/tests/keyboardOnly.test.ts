import { console as operations, purview } from '@mooring/contract'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

const stepsMax = 60

/** Presses a key until something has the focus, as somebody without a pointer does. */
async function go(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let step = 0; step < stepsMax; step += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return
    await page.keyboard.press(key)
  }
  await expect(target, `reached with ${key}`).toBeFocused()
}

const params = { integrationRuntimeName: 'by-keyboard' }

test('the whole flow works without a pointer: create, copy a key, edit, regenerate, delete', async ({ signedIn, context, page }) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const press = (key: string) => page.keyboard.press(key)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })

  await test.step('create', async () => {
    await go(page, page.getByRole('toolbar').getByRole('button', { name: 'New' }))
    await press('Enter')
    await go(page, page.getByRole('dialog').getByRole('button', { name: 'Continue' }))
    await press('Enter')
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await press('Control+A')
    await page.keyboard.type(params.integrationRuntimeName)
    await press('Enter')
    await expect(settings.getByRole('heading', { name: 'Integration runtime settings' })).toBeFocused()
  })

  await test.step('copy a key', async () => {
    await go(page, settings.getByRole('button', { name: 'Copy Key1' }))
    await press('Enter')
    const { authKey1 } = await signedIn.call(purview.listAuthKeys, { params })
    await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toBe(authKey1)
  })

  await test.step('edit', async () => {
    await go(page, settings.getByRole('textbox', { name: 'Description' }), 'Shift+Tab')
    await page.keyboard.type('Made without a pointer')
    await go(page, settings.getByRole('button', { name: 'Save' }))
    await press('Enter')
    await expect(settings.getByRole('button', { name: 'Close' })).toBeVisible()
    const { description } = await signedIn.call(operations.getRuntime, { params: { name: 'by-keyboard' } })
    expect(description).toBe('Made without a pointer')
  })

  await test.step('regenerate', async () => {
    const { authKey2 } = await signedIn.call(purview.listAuthKeys, { params })
    await go(page, settings.getByRole('button', { name: 'Regenerate Key2', exact: true }), 'Shift+Tab')
    await press('Enter')
    const question = settings.getByRole('group', { name: 'Regenerate Key2?' })
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await go(page, question.getByRole('button', { name: 'Regenerate' }), 'Shift+Tab')
    await press('Enter')
    await expect(settings.getByRole('button', { name: 'Regenerate Key2', exact: true })).toBeFocused()
    expect((await signedIn.call(purview.listAuthKeys, { params })).authKey2).not.toBe(authKey2)
  })

  await test.step('close and delete', async () => {
    await go(page, settings.getByRole('button', { name: 'Close', exact: true }))
    await press('Enter')
    await expect(settings).toBeHidden()
    await go(page, page.getByRole('button', { name: 'More actions for by-keyboard' }))
    await press('Enter')
    await go(page, page.getByRole('menuitem', { name: 'Delete' }), 'ArrowDown')
    await press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Delete integration runtime by-keyboard?' })
    await go(page, dialog.getByRole('button', { name: 'Delete' }))
    await press('Enter')
    const report = page.getByRole('alertdialog', { name: 'Integration runtime by-keyboard deleted' })
    await go(page, report.getByRole('button', { name: 'Close' }))
    await press('Enter')
    await expect(page.getByRole('heading', { name: 'No integration runtimes yet' })).toBeVisible()
  })
})
