/**
 * `node bench/firstPaint.ts [rounds]`: how long after it was asked for the list of 10,000 runtimes shows its largest part, in a browser
 * whose processor is four times slower: with nothing kept from before, and once more with what it keeps. Beside it a page of one line.
 * `processor` is what the page's main thread works until then at full speed, with what it takes to trace that.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { fillRuntimes } from './fillRuntimes.ts'
import { hundredths, quantile } from './measure.ts'
import { printFigures } from './printFigures.ts'
import { tasksOf } from './tasksOf.ts'
import { openVisit } from './visit.ts'
import { withBrowser, type OpenPage } from './withBrowser.ts'
import { withConsole } from './withConsole.ts'

const runtimes = 10_000
const slowdown = 4
const rounds = Number(process.argv[2] ?? 7)

await withConsole(async ({ console, client }) => {
  await fillRuntimes(client, runtimes)
  const plain = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><p>Mooring</p>'))
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const plainUrl = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`
  try {
    await withBrowser(console, async (openPage, browser, cookie) => {
      const listUrl = `${console.origin}/management/integration-runtimes`
      const times = { plain: [] as number[], cold: [] as number[], warm: [] as number[] }
      const work = { plain: [] as number[], cold: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        const plainVisit = await openVisit(browser, cookie, slowdown)
        times.plain.push(await plainVisit.paintOf(plainUrl))
        await plainVisit.close()
        const visit = await openVisit(browser, cookie, slowdown)
        times.cold.push(await visit.paintOf(listUrl))
        times.warm.push(await visit.paintOf(listUrl))
        await visit.close()
      }
      // Not in turn with those: what the browser has traced is still being read when the next page is opened.
      for (let round = 0; round < rounds; round++) {
        work.plain.push(await processorMs(openPage, browser, plainUrl))
        work.cold.push(await processorMs(openPage, browser, listUrl))
      }
      const figure = (name: string, of: number[], processor?: number[]) => ({
        name,
        lcp: medianOf(of),
        longest: Math.max(...of),
        ratio: hundredths(medianOf(of) / medianOf(times.plain)),
        ...(processor === undefined ? {} : { processor: medianOf(processor) }),
      })
      printFigures('firstPaint', { runtimes, slowdown, rounds, unit: 'ms' }, [
        figure('page of one line', times.plain, work.plain),
        figure('list, first visit', times.cold, work.cold),
        figure('list, again', times.warm),
      ])
    })
  } finally {
    plain.close()
  }
})

function medianOf(times: number[]): number {
  return quantile(
    times.toSorted((a, b) => a - b),
    0.5,
  )
}

/** What the main thread of a new page works until something of it is to be seen, at full speed. */
async function processorMs(openPage: OpenPage, browser: Browser, url: string): Promise<number> {
  const page = await openPage()
  const devTools = await openDevTools(page)
  const { total } = await tasksOf(page, browser, () => toFirstSight(page, devTools, url))
  await page.context().close()
  return total
}

async function openDevTools(page: Page): Promise<CDPSession> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('PerformanceTimeline.enable', { eventTypes: ['largest-contentful-paint'] })
  return devTools
}

/** Told by the browser itself: to look for an element takes a script in the page, which would be measured with it. */
async function toFirstSight(page: Page, devTools: CDPSession, url: string): Promise<void> {
  const painted = new Promise<unknown>((resolve) => devTools.once('PerformanceTimeline.timelineEventAdded', resolve))
  await page.goto(url, { waitUntil: 'commit' })
  await painted
}
