import { expect, type Page } from '@playwright/test'

const systemAsksFor = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active' },
} as const

const backgrounds = { light: '#ffffff', dark: '#292929', 'high contrast': '#000000' }

/** Lets the system ask for a theme, and waits until the page, as it stands, is drawn in it. */
export async function seeIn(page: Page, theme: keyof typeof systemAsksFor): Promise<void> {
  await page.emulateMedia(systemAsksFor[theme])
  const colour = `getComputedStyle(document.querySelector('main')).getPropertyValue('--colorNeutralBackground1')`
  await expect.poll(() => page.evaluate<string>(colour)).toBe(backgrounds[theme])
  // The colours of buttons take a moment to change, and are those of no theme meanwhile.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))`,
  )
}
