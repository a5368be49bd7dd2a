import AxeBuilder from '@axe-core/playwright'
import { administrator } from '../support/ConsoleProcess.ts'
import { expect, test } from '../support/test.ts'

test('somebody changes their password in the account menu, and signs in with the new one', async ({ signedIn, page }) => {
  const chosen = 'three words of another kind'
  await page.goto(signedIn.origin)
  await page.getByRole('button', { name: `account of ${administrator.userName}` }).click()
  await page.getByRole('menuitem', { name: 'Change password' }).click()
  const form = page.getByRole('dialog', { name: 'Change password' })
  await form.getByRole('textbox', { name: 'New password' }).fill('Mooring console 1')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Enter your current password.')).toBeVisible()
  await expect(form.getByText('Anybody would guess this password.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])

  await form.getByRole('textbox', { name: 'Current password' }).fill('not the right one')
  await form.getByRole('textbox', { name: 'New password' }).fill(chosen)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByRole('alert')).toContainText('The current password is wrong.')
  await form.getByRole('textbox', { name: 'Current password' }).fill(administrator.password)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('Your password was changed').first()).toBeVisible()

  await page.getByRole('button', { name: `account of ${administrator.userName}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(administrator.userName)
  await page.getByRole('textbox', { name: 'Password' }).fill(chosen)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: `account of ${administrator.userName}` })).toBeVisible()
})
