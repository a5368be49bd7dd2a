import { purview } from '@mooring/contract'
import { seeIn } from '../support/seeIn.ts'
import { aRunningNode, aScan, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

// What the browser has, of which the types of Node know nothing.
declare const getComputedStyle: (element: unknown) => { borderLeftColor: string }

/** Those of the integration runtimes are read in the stories `dialogsOf...`, with all that opens over them. */
const places = [
  '/',
  '/management/integration-runtimes',
  '/management/credentials',
  '/management/credentials?panel=new',
  '/management/scan-rule-sets',
  '/management/classification-rules',
  '/sources',
  '/sources?panel=new',
  '/sources/shop',
  '/sources/shop?panel=new-scan',
  '/sources/shop/scans/nightly',
  '/monitoring',
  '/assets',
]

test('no page and no flyout has a violation that axe finds, in the light and in the dark', async ({ signedIn, machine, source, page }) => {
  // Many pages, each read through by axe.
  test.slow()
  await (await aRunningNode(signedIn, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await signedIn.call(purview.startRun, {
    params: { dataSourceName: 'shop', scanName: 'nightly' },
    query: { runId: '6daa8580-f778-4b41-a6bf-d10dbee6d135' },
  })
  for (const place of [...places, '/runs/6daa8580-f778-4b41-a6bf-d10dbee6d135']) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(signedIn.origin + place)
    await expect.soft(page.getByRole('heading').first()).toBeVisible()
    expect.soft(await violationsOf(page), `${place} in the light`).toEqual([])
    await seeIn(page, 'dark')
    expect.soft(await violationsOf(page, { isOfColours: true }), `${place} in the dark`).toEqual([])
  }
})

test('in high contrast, where no background is drawn, it is seen at which page of the navigation one is', async ({ signedIn, page }) => {
  await page.goto(`${signedIn.origin}/management/credentials`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await seeIn(page, 'high contrast')
  const edgeOf = (name: string) => page.getByRole('link', { name, exact: true }).evaluate((link) => getComputedStyle(link).borderLeftColor)
  for (const [current, other] of [
    ['Credentials', 'Integration runtimes'],
    ['Management Center', 'Monitoring'],
  ] as const)
    expect.soft(await edgeOf(current), current).not.toBe(await edgeOf(other))
})

test('neither the sign-in page nor the set-up page has a violation that axe finds', async ({ console, page }) => {
  for (const place of ['/sign-in', await console.setupLink()]) {
    await page.goto(new URL(place, console.origin).href)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect.soft(await violationsOf(page)).toEqual([])
  }
})

test('a page is read again by a screen reader after its first overlay was closed as soon as it was open', async ({ signedIn, page }) => {
  await page.goto(`${signedIn.origin}/monitoring`)
  const filter = page.getByRole('button', { name: /^Status/ })
  await filter.click()
  await page.getByRole('dialog', { name: 'Status' }).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // Again: what hides the page comes a moment after the overlay, and must have been taken back by then.
  await filter.click()
  await expect(page.getByRole('dialog', { name: 'Status' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, includeHidden: false })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
