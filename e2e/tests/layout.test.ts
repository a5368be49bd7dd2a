import { purview } from '@mooring/contract'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * What is compared are the boxes of named parts, not pictures: letters differ between machines, and so would every picture, while
 * what the design sets in pixels does not. Boxes whose size comes from a text are left out.
 */
async function expectBoxes(parts: Record<string, [part: Locator, box: Partial<Box>]>): Promise<void> {
  for (const [name, [part, box]] of Object.entries(parts)) {
    const found = await boxAtRest(part)
    for (const [side, pixels] of Object.entries(box)) {
      expect.soft(Math.abs((found?.[side as keyof Box] ?? Infinity) - pixels), `${name}: ${side} is ${pixels}`).toBeLessThanOrEqual(1)
    }
  }
}

/** A flyout slides in, if only for a moment. */
async function boxAtRest(part: Locator): Promise<Box | null> {
  let last = ''
  await expect
    .poll(async () => {
      const [before, now] = [last, JSON.stringify(await part.boundingBox())]
      last = now
      return now !== 'null' && now === before
    })
    .toBe(true)
  return part.boundingBox()
}

const isNothingCut = async (page: Page) =>
  expect.soft(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), 'fits the window').toBe(true)

const sizes = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1024, height: 768, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

test('the list, the settings and the dialogs stand where the design puts them, on wide and narrow screens', async ({ signedIn, page }) => {
  test.slow()
  for (const integrationRuntimeName of ['berlin', 'madrid'])
    await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  const list = `${signedIn.origin}/management/integration-runtimes`
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`Select ${name}`) })

  for (const { width, height, colorScheme } of sizes) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const isPhone = width < 640

    await test.step(`the list at ${width}`, async () => {
      await page.goto(list)
      await expect(row('madrid')).toBeVisible()
      await expectBoxes({
        'top bar': [page.getByRole('banner'), { x: 0, y: 0, width, height: 40 }],
        'first row': [row('berlin'), { height: 33 }],
        'second row': [row('madrid'), { height: 33, y: ((await row('berlin').boundingBox())?.y ?? 0) + 33 }],
        'head of the table': [page.getByRole('columnheader', { name: 'Name' }), { height: 33 }],
        ...(isPhone ? {} : { rail: [page.getByRole('navigation', { name: 'Console' }), { x: 0, y: 40, width: 45 }] }),
      })
      await isNothingCut(page)
    })

    await test.step(`setup, settings and a dialog at ${width}`, async () => {
      await page.goto(`${list}?panel=new`)
      const setup = page.getByRole('dialog', { name: 'Integration runtime setup' })
      const setupWidth = Math.min(642, width)
      await expectBoxes({ setup: [setup, { x: width - setupWidth, y: 40, width: setupWidth, height: height - 40 }] })

      await page.goto(`${list}/berlin`)
      const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
      const settingsWidth = Math.min(960, width)
      await expect(settings.getByRole('button', { name: 'Rotate keys' })).toBeVisible()
      await expectBoxes({
        settings: [settings, { x: width - settingsWidth, y: 40, width: settingsWidth, height: height - 40 }],
        'button in the footer': [settings.getByRole('button', { name: 'Close' }), { height: 30, y: height - 42 }],
      })
      await isNothingCut(page)

      await page.goto(list)
      await page.getByRole('button', { name: 'More actions for berlin' }).click()
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      const dialog = page.getByRole('alertdialog', { name: 'Delete integration runtime berlin?' })
      await expect(dialog.getByRole('button', { name: 'Delete' })).toBeVisible()
      const dialogWidth = Math.min(560, width - 24)
      await expectBoxes({ dialog: [dialog, { x: (width - dialogWidth) / 2, width: dialogWidth }] })
      await isNothingCut(page)
    })
  }
})

test('a choice with long answers is as wide as the others of its form, also on a phone', async ({ signedIn, page }) => {
  await signedIn.call(purview.putDataSource, {
    params: { dataSourceName: 'shop' },
    body: { kind: 'AzurePostgreSql', properties: { serverEndpoint: 'db.internal.example', port: 5432 } },
  })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${signedIn.origin}/sources/shop?panel=new-scan`)
  const form = page.getByRole('dialog')
  const { x, width } = (await boxAtRest(form.getByRole('combobox', { name: 'Scan rule set' }))) ?? { x: NaN, width: NaN }
  await expectBoxes({ choice: [form.getByRole('combobox', { name: 'Encryption of the connection' }), { x, width }] })
})
