import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Keep the focus inside a menu: they pass it on as soon as they have it, and nobody ever rests on one. */
const focusGuards = '[data-tabster-dummy]'

/** What axe finds on a page once nothing on it is loading any more, as `rule: element`; with `isOfColours` only what another theme can change. */
export async function violationsOf(page: Page, { isOfColours = false } = {}): Promise<string[]> {
  // What is still loading has no names yet.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  const axe = new AxeBuilder({ page }).exclude(focusGuards)
  const { violations } = await (isOfColours ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe).analyze()
  const found: string[] = []
  for (const { id, nodes } of violations)
    for (const { target } of nodes) if (id !== 'region' || !(await isOfPopup(page, target))) found.push(`${id}: ${target.join(' ')}`)
  return found
}

/** A menu or a tooltip stands at the end of the document, beside the landmark of its button, as a dialog does; axe excepts dialogs only. */
const isOfPopup = (page: Page, target: readonly unknown[]): Promise<boolean> =>
  page
    .locator(String(target[0]))
    .first()
    .evaluate((element) => element.closest('.fui-MenuPopover, [role=tooltip]') !== null)
