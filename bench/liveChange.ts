import type { Page } from '@playwright/test'
/**
 * `node bench/liveChange.ts [rounds]`: how long after a change was asked for the open list of 10,000 runtimes shows it. Beside it what a
 * page needs at least that is told at once: the same change and the same page of the list, asked for one after the other.
 */
import { console as operations, purview } from '../packages/contract/src/index.ts'
import { fillRuntimes } from './fillRuntimes.ts'
import { hundredths, quantile } from './measure.ts'
import { printFigures } from './printFigures.ts'
import { withBrowser } from './withBrowser.ts'
import { withConsole } from './withConsole.ts'

const runtimes = 10_000
const rounds = Number(process.argv[2] ?? 30)
const limitMs = 10_000
const integrationRuntimeName = 'Runtime-1'

await withConsole(async ({ console, client }) => {
  await fillRuntimes(client, runtimes)
  const change = (description: string) =>
    console.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted', properties: { description } } })
  const shown: number[] = []
  const least: number[] = []
  await withBrowser(console, async (openPage) => {
    const page = await openPage()
    await page.goto(`${console.origin}/management/integration-runtimes`)
    await page.locator('[data-row="0"]').waitFor()
    for (let round = 0; round < rounds; round++) {
      const seen = await waitFor(page, `Seen ${round}`)
      const startedAt = performance.now()
      await change(`Seen ${round}`)
      await seen.isShown()
      shown.push(performance.now() - startedAt)

      const leastAt = performance.now()
      await change(`Least ${round}`)
      await console.call(operations.listRuntimes, { query: { pageSize: 100 } })
      least.push(performance.now() - leastAt)
    }
  })
  for (const times of [shown, least]) times.sort((a, b) => a - b)
  printFigures('liveChange', { runtimes, rounds, unit: 'ms' }, [
    {
      name: 'change to screen',
      p50: quantile(shown, 0.5),
      p95: quantile(shown, 0.95),
      ratio: hundredths(quantile(shown, 0.5) / quantile(least, 0.5)),
    },
    { name: 'change and read', p50: quantile(least, 0.5), p95: quantile(least, 0.95), ratio: 1 },
  ])
})

/** Watches for a text from now on, so that nothing of the wait is the looking. */
async function waitFor(page: Page, text: string): Promise<{ isShown: () => Promise<void> }> {
  // Without a value: a promise would be waited for here.
  await page.evaluate(`void (globalThis.shown = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!document.body.textContent.includes(${JSON.stringify(text)})) return
      observer.disconnect()
      requestAnimationFrame(resolve)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  }))`)
  const isShown = async () => {
    const late = AbortSignal.timeout(limitMs)
    const tooLate = new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error(`The page did not show "${text}" within ${limitMs / 1000} s.`)))
    })
    await Promise.race([page.evaluate('shown'), tooLate])
  }
  return { isShown }
}
