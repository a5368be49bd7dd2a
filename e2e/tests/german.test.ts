import { console as operations, node, purview } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { aSilentNode } from '../support/aSilentNode.ts'
import { aRunningNode, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('the console speaks German to whoever chooses it', async ({ signedIn, page }) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)

  await test.step('the language is chosen in the menu of the account', async () => {
    await page.getByRole('button', { name: /account of ada/ }).click()
    await expect(page.getByRole('menuitemradio', { name: 'English' })).toBeChecked()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  })
  await test.step('the list is German', () => seeList(page))
  await test.step('the page of a runtime is German', () => seeRuntime(page))
  await test.step('and it stays so until English is chosen', async () => {
    await page.goto(signedIn.origin)
    await expect(page).toHaveTitle('Startseite - Mooring')
    await page.getByRole('button', { name: /Konto von ada/ }).click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await expect(page).toHaveTitle('Home - Mooring')
  })
})

test('a browser that prefers German gets it without a choice', async ({ console, browser }) => {
  const page = await browser.newPage({ locale: 'de-AT' })
  await page.goto(`${console.origin}/sign-in`)
  await expect(page.getByRole('heading', { name: 'Anmelden', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kennwort anzeigen' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('ada')
  await page.getByRole('textbox', { name: 'Kennwort' }).fill('not the password')
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await expect(page.getByRole('alert')).toContainText('Der Name oder das Kennwort ist falsch.')
  await page.close()
})

test('why one of several runtimes was left as it is is told in German too', async ({ signedIn, page, context }) => {
  await context.addCookies([{ name: 'mooring-language', value: 'de', url: signedIn.origin }])
  const runtimeOf = (integrationRuntimeName: string) => ({ params: { integrationRuntimeName } })
  for (const name of ['berlin', 'madrid', 'office'])
    await signedIn.call(purview.putRuntime, { ...runtimeOf(name), body: { kind: 'SelfHosted' } })
  const command = (name: string) => page.getByRole('toolbar').getByRole('button', { name })
  const tick = (name: string) =>
    page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .check()
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const isUnknown = (name: string) => `${name}: Es gibt keine Integration Runtime mit diesem Namen.`

  await test.step('when their tags change', async () => {
    for (const name of ['berlin', 'office']) await tick(name)
    await command('Tags').click()
    await signedIn.call(purview.deleteRuntime, runtimeOf('office'))
    await page.getByRole('alertdialog').getByRole('textbox', { name: 'Hinzufügen' }).fill('prod')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Speichern' }).click()
    await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([isUnknown('office')])
    await page.getByRole('alertdialog').getByRole('button', { name: 'Abbrechen' }).click()
  })
  await test.step('and when they are deleted', async () => {
    await tick('madrid')
    await command('Löschen').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('textbox').fill('2')
    await signedIn.call(purview.deleteRuntime, runtimeOf('madrid'))
    await dialog.getByRole('button', { name: 'Löschen' }).click()
    await expect(dialog.getByRole('list', { name: '1 nicht gelöscht' }).getByRole('listitem')).toHaveText([isUnknown('madrid')])
  })
})

test('the status of a runtime is not cut on a phone, where its German words are the longest', async ({
  signedIn,
  machine,
  page,
  context,
}) => {
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aSilentNode(signedIn, { runtime: 'office', node: 'second' })
  await context.addCookies([{ name: 'mooring-language', value: 'de', url: signedIn.origin }])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const status = page.getByRole('row', { name: /office/ }).getByText('Läuft (eingeschränkt)')
  await expect(status).toBeVisible()
  const room = await status.evaluate((element) => {
    const words = element.ownerDocument.createRange()
    words.selectNodeContents([...element.childNodes].find(({ nodeName }) => nodeName === '#text') ?? element)
    return element.getBoundingClientRect().right - words.getBoundingClientRect().right
  })
  expect(room).toBeGreaterThanOrEqual(0)
})

test('nothing moves when a row is ticked, on a phone and on wider screens', async ({ signedIn, page, context }) => {
  for (const integrationRuntimeName of ['berlin', 'madrid'])
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await context.addCookies([{ name: 'mooring-language', value: 'de', url: signedIn.origin }])
  for (const width of [390, 700, 1024]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${signedIn.origin}/management/integration-runtimes`)
    const row = page.getByRole('row', { name: /berlin/ })
    await expect(row).toBeVisible()
    const before = await row.boundingBox()
    await row.getByRole('checkbox').check()
    await expect(page.getByText('1 ausgewählt', { exact: true })).toBeInViewport()
    await expect(page.getByRole('button', { name: 'Auswahl aufheben' })).toBeInViewport()
    expect.soft(await row.boundingBox(), `at ${width}`).toEqual(before)
  }
})

test('what was done to a runtime is told in German, with the values that the console has words for', async ({
  signedIn,
  page,
  context,
}) => {
  const params = { integrationRuntimeName: 'office' }
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const { authKey2: former = '' } = await signedIn.call(purview.listAuthKeys, { params })
  await signedIn.call(purview.regenerateAuthKey, { params, body: { keyName: 'authKey2' } })
  const machine = { machineName: 'first', operatingSystem: 'Linux', version: '0.1.0', concurrentJobsLimit: 4 }
  await expect(
    signedIn.call(node.registerNode, { body: { ...machine, key: former, nodeName: 'first', publicKey: 'A'.repeat(43) } }),
  ).rejects.toThrow()
  const window = { days: ['Monday' as const], from: '01:00', to: '03:00', timeZone: 'Europe/Berlin' }
  await signedIn.call(operations.putUpdateSettings, { params: { name: 'office' }, body: { automatic: true, window } })
  await context.addCookies([{ name: 'mooring-language', value: 'de', url: signedIn.origin }])
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=activity`)
  const row = (name: string) => page.getByRole('table', { name: 'Aktivität' }).getByRole('row', { name })
  await expect(row('Neu generiert: Schlüssel2')).toContainText('ihre Knoten: behalten')
  await expect(row('Registriert: Knoten first')).toContainText('Grund: falscher Schlüssel')
  await expect(row('Automatische Updates eingestellt')).toContainText('automatisch: ein; Tage: Montag; von: 01:00')
})

async function seeList(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Integration Runtimes', level: 1 })).toBeVisible()
  for (const name of ['Status', 'Typ', 'Knoten', 'Überprüfungen', 'Zuletzt aktiv', 'Beschreibung']) {
    await expect(page.getByRole('columnheader', { name })).toBeVisible()
  }
  const row = page.getByRole('row', { name: /office/ })
  await expect(row).toContainText('Nicht registriert')
  await expect(row).toContainText(/gerade eben|vor \d+ (Sek|Min)\./)
  await expect(page.getByText('1 - 1 von 1 Integration Runtime', { exact: true })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
}

async function seeRuntime(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'office' }).click()
  const settings = page.getByRole('dialog', { name: 'Einstellungen der Integration Runtime' })
  await expect(settings.getByRole('columnheader', { name: 'Authentifizierungsschlüssel' })).toBeVisible()
  await expect(settings.getByRole('button', { name: 'Schlüssel1 anzeigen' })).toBeVisible()
  await expect(settings.getByText('Es wird auf einen Knoten gewartet …')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await settings.getByRole('tab', { name: 'Knoten (0)' }).click()
  await expect(settings.getByText(/^Noch kein Knoten\./)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
}
