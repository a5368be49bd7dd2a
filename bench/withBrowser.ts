import { chromium, type Browser, type Page } from '@playwright/test'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import { browserFlags, findBrowser, hasSandbox } from '../scripts/findBrowser.ts'

const viewport = { width: 1440, height: 900 }

/** The session of the administrator. */
export interface Cookie {
  name: string
  value: string
  url: string
}

/** Opens a page in a browser that has kept nothing yet but the session of the administrator. */
export type OpenPage = () => Promise<Page>

/** Starts a real browser, works with pages that are signed in to the console, and ends it whatever happened. */
export async function withBrowser(
  console: ConsoleProcess,
  work: (openPage: OpenPage, browser: Browser, cookie: Cookie) => Promise<void>,
): Promise<void> {
  const cookie = await console.createAdministrator()
  const browser: Browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags(), chromiumSandbox: hasSandbox() })
  try {
    await work(
      async () => {
        const context = await browser.newContext({ viewport })
        await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }])
        return context.newPage()
      },
      browser,
      cookie,
    )
  } finally {
    await browser.close()
  }
}
