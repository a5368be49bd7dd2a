import { purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'

test('a panel whose content comes late has a name and can be closed meanwhile, and gives the focus to what comes', async ({
  signedIn,
  page,
}) => {
  for (const credentialName of ['reader', 'writer'])
    await signedIn.call(purview.putCredential, {
      params: { credentialName },
      body: { kind: 'BasicAuth', properties: { typeProperties: { user: 'u', password: { type: 'SecureString', value: 'p' } } } },
    })
  await page.goto(`${signedIn.origin}/management/credentials`)
  // The script of the panel is there once one was open; what the next one shows is not.
  await page.getByRole('link', { name: 'reader' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  signedIn.pause()
  const panel = page.getByRole('dialog', { name: 'Credential' })
  const close = panel.getByRole('button', { name: 'Close' })
  await page.getByRole('link', { name: 'writer' }).click()
  await expect(close).toBeFocused()
  await close.press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'writer' })).toBeFocused()

  await page.getByRole('link', { name: 'writer' }).press('Enter')
  await expect(close).toBeFocused()
  signedIn.resume()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
})
