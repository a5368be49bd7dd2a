/**
 * `node bench/firstPaint.ts [rounds]`: how long after it was asked for the list of 10,000 runtimes shows its largest part, in a browser
 * whose processor is four times slower: with nothing kept from before, and once more with what it keeps. Beside it a page of one line.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { fillRuntimes } from './fillRuntimes.ts'
import { hundredths, quantile } from './measure.ts'
import { printFigures } from './printFigures.ts'
import { withBrowser, type OpenPage } from './withBrowser.ts'
import { withConsole } from './withConsole.ts'

const runtimes = 10_000
const slowdown = 4
const rounds = Number(process.argv[2] ?? 7)

// What is painted later than the rows is no part of the first sight, so the last entry is read when they are there.
const largestPaint = `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }))`

await withConsole(async ({ console, client }) => {
  await fillRuntimes(client, runtimes)
  const plain = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><p data-row="0">Mooring</p>'),
  )
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const plainUrl = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`
  try {
    await withBrowser(console, async (openPage) => {
      const times = { plain: [] as number[], cold: [] as number[], warm: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        const [plainMs] = await paints(openPage, plainUrl)
        const [coldMs, warmMs] = await paints(openPage, `${console.origin}/management/integration-runtimes`)
        times.plain.push(plainMs)
        times.cold.push(coldMs)
        times.warm.push(warmMs)
      }
      const medianOf = (of: number[]) =>
        quantile(
          of.toSorted((a, b) => a - b),
          0.5,
        )
      const figures = Object.entries({ 'page of one line': times.plain, 'list, first visit': times.cold, 'list, again': times.warm }).map(
        ([name, of]) => ({ name, lcp: medianOf(of), longest: Math.max(...of), ratio: hundredths(medianOf(of) / medianOf(times.plain)) }),
      )
      printFigures('firstPaint', { runtimes, slowdown, rounds, unit: 'ms' }, figures)
    })
  } finally {
    plain.close()
  }
})

/** The largest paint of an address in a new browser context, and that of opening it again. */
async function paints(openPage: OpenPage, url: string): Promise<[cold: number, warm: number]> {
  const page = await openPage()
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  try {
    return [await paintOf(page, url), await paintOf(page, url)]
  } finally {
    await page.context().close()
  }
}

async function paintOf(page: Page, url: string): Promise<number> {
  await page.goto('about:blank')
  await page.goto(url)
  await page.locator('[data-row="0"]').waitFor()
  return page.evaluate<number>(largestPaint)
}
