/**
 * `node bench/scrollRuntimes.ts`: the list of 10,000 runtimes scrolled from its first row to its last by a wheel, in a real browser;
 * how many tasks of the page took more than 50 ms of the processor, and the longest; `observed` are those that the page itself
 * observed to last longer, which on a busy machine includes waiting for the processor. Beside it an empty page of the same height.
 */
import type { Browser, Page } from '@playwright/test'
import { fillRuntimes } from './fillRuntimes.ts'
import { printFigures } from './printFigures.ts'
import { tasksOf } from './tasksOf.ts'
import { withBrowser } from './withBrowser.ts'
import { withConsole } from './withConsole.ts'

const runtimes = 10_000
/** Three notches of a wheel, about eight rows. */
const wheelPixels = 300
const limitMs = 180_000

const watchLongTasks = `
  globalThis.longTasks = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })`

await withConsole(async ({ console, client }) => {
  await fillRuntimes(client, runtimes)
  await withBrowser(console, async (openPage, browser) => {
    const list = await openPage()
    await list.goto(`${console.origin}/management/integration-runtimes`)
    const region = '[role=region][aria-label="Integration runtimes"]'
    await list.locator(`${region} [data-row="0"]`).waitFor()
    const ofList = await scrolled(list, browser, region)
    await list.locator(`${region} [data-row="${runtimes - 1}"]`).waitFor({ timeout: limitMs })
    const empty = await openPage()
    await empty.setContent(`<div id="region" style="height: 800px; overflow: auto"><div style="height: ${ofList.height}px"></div></div>`)
    const ofEmpty = await scrolled(empty, browser, '#region')
    printFigures('scrollRuntimes', { runtimes, wheelPixels, unit: 'ms' }, [
      { name: 'list of runtimes', ...ofList },
      { name: 'empty page as high', ...ofEmpty },
    ])
  })
})

/** Turns the wheel over a region until it can go no further, a frame of the page between two turns. */
async function scrolled(page: Page, browser: Browser, region: string) {
  const place = `(({ scrollTop, scrollHeight, clientHeight }) => ({ height: scrollHeight, isEnd: scrollTop + clientHeight >= scrollHeight - 1 }))(document.querySelector('${region}'))`
  const startedAt = performance.now()
  let turns = 0
  let height = 0
  await page.evaluate(watchLongTasks)
  await page.locator(region).hover()
  const { longerThan50, longest } = await tasksOf(page, browser, async () => {
    for (let isEnd = false; !isEnd; turns += 1) {
      if (performance.now() - startedAt > limitMs) throw new Error(`The end was not reached within ${limitMs / 1000} s.`)
      await page.mouse.wheel(0, wheelPixels)
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))')
      ;({ height, isEnd } = await page.evaluate<{ height: number; isEnd: boolean }>(place))
    }
  })
  const observed = await page.evaluate<number[]>('longTasks')
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  return { height, turns, seconds, longerThan50, longest, observed: observed.length, longestObserved: Math.max(0, ...observed) }
}
