import AxeBuilder from '@axe-core/playwright'
import { purview } from '@mooring/contract'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

const widthOf = (page: Page, column: string) => async () => {
  const box = await page.getByRole('columnheader', { name: column }).first().boundingBox()
  return Math.round(box?.width ?? 0)
}

test('a column is made wider by the pointer and by the keyboard, the others stay, and it is so after a reload', async ({
  signedIn,
  page,
}) => {
  test.slow()
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await page.getByRole('columnheader', { name: 'Name' }).hover()
  const name = page.getByRole('separator', { name: 'Width of Name' })
  await expect(name).toBeVisible()
  const [nameBefore, statusBefore] = [await widthOf(page, 'Name')(), await widthOf(page, 'Status')()]

  const edge = await name.boundingBox()
  if (!edge) throw new Error('The edge of the column is not on the page.')
  await page.mouse.move(edge.x + 4, edge.y + 10)
  await page.mouse.down()
  await page.mouse.move(edge.x + 44, edge.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(widthOf(page, 'Name')).toBe(nameBefore + 40)
  expect(await widthOf(page, 'Status')()).toBe(statusBefore)

  await keeps(page, async () => {
    await page.getByRole('separator', { name: 'Width of Status' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(widthOf(page, 'Status')).toBe(statusBefore + 32)
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])

  // As on another machine: what the browser remembers is gone.
  await page.evaluate('localStorage.clear()')
  await page.reload()
  await expect.poll(widthOf(page, 'Name')).toBe(nameBefore + 40)
  await expect.poll(widthOf(page, 'Status')).toBe(statusBefore + 32)
})

test('what one window keeps stays when another, which read earlier or could not read, keeps something else', async ({
  signedIn,
  context,
  page,
}) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  const list = `${signedIn.origin}/management/integration-runtimes`
  const [early, blind] = [await context.newPage(), await context.newPage()]
  await blind.route('**/api/preferences', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()))
  for (const each of [page, early, blind]) await each.goto(list)
  const nameBefore = await widthOf(page, 'Name')()
  await page.bringToFront()
  await keeps(page, async () => {
    await page.getByRole('columnheader', { name: 'Name' }).hover()
    await page.getByRole('separator', { name: 'Width of Name' }).focus()
    await page.keyboard.press('ArrowRight')
  })
  await keeps(early, () => hide(early, 'Description'))
  await keeps(blind, () => hide(blind, 'Type'))

  await page.evaluate('localStorage.clear()')
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Type' })).toHaveCount(0)
  await expect.poll(widthOf(page, 'Name')).toBe(nameBefore + 16)
})

async function keeps(page: Page, act: () => Promise<void>): Promise<void> {
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/preferences') && response.request().method() === 'PATCH')
  await act()
  await kept
}

async function hide(page: Page, column: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: column }).click()
}

test('on a phone the tabs of a runtime stand in one line, and a status is shown with its time', async ({ signedIn, page }) => {
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  const cell = page
    .getByRole('row', { name: /office/ })
    .getByRole('cell')
    .filter({ hasText: 'Need registration' })
  const [inner, time] = [await cell.boundingBox(), await cell.getByRole('time').boundingBox()]
  expect((time?.x ?? 0) + (time?.width ?? Infinity)).toBeLessThanOrEqual((inner?.x ?? 0) + (inner?.width ?? 0))
  expect((time?.y ?? 0) + (time?.height ?? Infinity)).toBeLessThanOrEqual((inner?.y ?? 0) + (inner?.height ?? 0) + 1)

  await page.goto(`${signedIn.origin}/management/integration-runtimes/office?tab=activity`)
  const activity = page.getByRole('tab', { name: 'Activity' })
  await expect(activity).toBeInViewport()
  const middles = await page.getByRole('tab').evaluateAll((tabs) =>
    tabs.map((tab) => {
      const { top, bottom } = tab.getBoundingClientRect()
      return Math.round((top + bottom) / 2)
    }),
  )
  expect(new Set(middles).size).toBe(1)
  const table = page.getByRole('region', { name: 'Activity' })
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true)

  // The tabs without room are offered in a menu, which the arrows reach as they reach every tab.
  const more = page.getByRole('tab', { name: 'More tabs' })
  await expect(more).toBeInViewport({ ratio: 1 })
  const diagnostics = page.getByRole('tab', { name: 'Diagnostics' })
  await expect(diagnostics).toBeHidden()
  await activity.focus()
  await page.keyboard.press('ArrowRight')
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu', { name: 'More tabs' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Diagnostics' }).press('Enter')
  await expect(page).toHaveURL(/tab=diagnostics/)
  await expect(diagnostics).toBeFocused()
  await expect(diagnostics).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('tabpanel', { name: 'Diagnostics' })).toBeVisible()
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(more).toHaveCount(0)
})
