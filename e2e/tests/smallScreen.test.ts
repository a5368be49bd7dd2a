import { expect, test } from '../support/test.ts'

test.use({ viewport: { width: 390, height: 844 } })

test('on a phone all of the navigation opens over the page, takes the focus, and is gone once somebody went somewhere', async ({
  signedIn,
  page,
}) => {
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const opener = page.getByRole('button', { name: 'Open navigation' })
  const panel = page.getByRole('dialog', { name: 'Navigation' })
  await opener.click()
  await expect(panel.getByRole('button', { name: 'Close navigation' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await panel.getByRole('link', { name: 'Credentials' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Credentials' })).toBeVisible()
  await expect(panel).toBeHidden()
  await opener.click()
  await panel.getByRole('button', { name: 'Close navigation' }).click()
  await expect(panel).toBeHidden()
})
