import { expect, type Page } from '@playwright/test'

const textColours = { light: '#242424', dark: '#ffffff' }

/** Lets the system ask for a theme, and waits until the page, as it stands, is drawn in it. */
export async function seeIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  const colour = `getComputedStyle(document.querySelector('main')).getPropertyValue('--colorNeutralForeground1')`
  await expect.poll(() => page.evaluate<string>(colour)).toBe(textColours[colorScheme])
}
