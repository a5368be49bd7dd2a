import { purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'

test('what the list is drawn with is asked for with its page, and once', async ({ signedIn, page }) => {
  const params = { integrationRuntimeName: 'berlin' }
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.getByRole('link', { name: 'berlin' })).toBeVisible()

  // What is asked for later follows from changes, and from the stream of them.
  const first = asked.slice(0, asked.indexOf('/api/notices'))
  const ofTheList = [/^\/api\/session$/, /^\/api\/runtimes$/, /\/static\/shell-\S+\.js$/, /\/static\/list-\S+\.js$/]
  const counts = ofTheList.map((wanted) => first.filter((path) => wanted.test(path)).length)
  expect(counts).toEqual([1, 1, 1, 1])
  const calls = await page.evaluate<string[]>(
    `performance.getEntriesByType('resource').filter((file) => file.initiatorType === 'link').map((file) => new URL(file.name).pathname)`,
  )
  expect(calls).toEqual(expect.arrayContaining(['/api/session', '/api/runtimes']))
  expect(warnings).toEqual([])
})

// Counts until the first row is there, as the page's own scripts are the first to run after this one.
const countIntl = `
  globalThis.intlBefore = []
  for (const name of ['DateTimeFormat', 'NumberFormat', 'RelativeTimeFormat', 'ListFormat', 'Collator', 'DisplayNames']) {
    Intl[name] = new Proxy(Intl[name], { construct: (made, argv) => (globalThis.intlBefore.push(name), new made(...argv)) })
  }
  new MutationObserver((_, watch) => {
    if (!document.querySelector('[data-row]')) return
    watch.disconnect()
    globalThis.intlBeforeRows = [...globalThis.intlBefore]
  }).observe(document, { childList: true, subtree: true })`

test('the list is drawn before Intl is asked for anything, and its times have tooltips after', async ({ signedIn, page }) => {
  const params = { integrationRuntimeName: 'berlin' }
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  await page.addInitScript(countIntl)
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.locator('time').first()).toHaveAttribute('title', /^\w{3} \d{1,2}, \d{4}, \d{1,2}:\d\d:\d\d [AP]M/)
  expect(await page.evaluate('globalThis.intlBeforeRows')).toEqual([])
  expect(await page.evaluate('globalThis.intlBefore')).toContain('DateTimeFormat')
})

test('a menu and a filter that are opened leave no warning in the console of the browser', async ({ signedIn, page }) => {
  const params = { integrationRuntimeName: 'berlin' }
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const menu = page.getByRole('menu', { name: 'More actions for berlin' })
  await page.getByRole('button', { name: 'More actions for berlin' }).click()
  await expect(menu.getByRole('menuitem', { name: 'Edit' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await page.getByRole('button', { name: 'Status : All' }).click()
  await expect(page.getByRole('dialog', { name: 'Status' })).toBeVisible()
  expect(warnings).toEqual([])
})

test('no page writes rules of style: all stand in its sheet', async ({ signedIn, page }) => {
  const params = { integrationRuntimeName: 'berlin' }
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('button', { name: 'Status : All' }).click()
  await expect(page.getByRole('dialog', { name: 'Status' })).toBeVisible()
  await page.goto(`${signedIn.origin}/management/integration-runtimes/berlin`)
  await expect(page.getByRole('tab', { name: 'Settings' })).toBeVisible()
  const rules = `[...document.styleSheets].map((sheet) => [sheet.href && new URL(sheet.href).pathname, [...sheet.cssRules].filter((rule) => rule.style?.length !== 0).length])`
  const [[sheet, count] = [], ...others] = await page.evaluate<[string | null, number][]>(rules)
  expect(sheet).toMatch(/^\/en\/static\/styles-[\w-]{8}\.css$/)
  expect(count).toBeGreaterThan(1_000)
  expect(others.filter(([, written]) => written > 0)).toEqual([])
})
