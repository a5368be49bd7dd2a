import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, CDPSession } from '@playwright/test'
import type { Cookie } from './withBrowser.ts'

/** A window of a browser that has kept nothing yet but a cookie. */
export interface Visit {
  /** Milliseconds from when an address is asked for until the largest part of its page is painted. */
  paintOf: (url: string) => Promise<number>
  close: () => Promise<void>
}

interface Message {
  id?: number
  method?: string
  result?: { result?: { value?: unknown } }
  error?: { message: string }
}

// What is painted later than the first sight is no part of it, so the last entry is read when that has been told.
const largestPaint = `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }))`

const isQuietMs = 300
const quietShare = 0.05

/**
 * Opens a window that nothing of a test library is in, and waits until the browser has nothing left to do for it. A page that the
 * library drives takes a quarter more of the processor, because its engine keeps for each error where in the source it was made;
 * and for half a second after a window was opened the browser makes its own parts ready, beside the page that is measured.
 */
export async function openVisit(browser: Browser, cookie: Cookie, slowdown: number): Promise<Visit> {
  const devTools = await browser.newBrowserCDPSession()
  const { browserContextId } = await devTools.send('Target.createBrowserContext')
  await devTools.send('Storage.setCookies', { browserContextId, cookies: [{ ...cookie, httpOnly: true, sameSite: 'Strict' }] })
  const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { send, once } = await attach(devTools, targetId)
  await send('Emulation.setDeviceMetricsOverride', { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false })
  await send('PerformanceTimeline.enable', { eventTypes: ['largest-contentful-paint'] })
  await untilQuiet(devTools)
  await send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return {
    paintOf: async (url) => {
      await send('Page.navigate', { url: 'about:blank' })
      const painted = once('PerformanceTimeline.timelineEventAdded')
      await send('Page.navigate', { url })
      await painted
      const { result } = await send('Runtime.evaluate', { expression: largestPaint, awaitPromise: true, returnByValue: true })
      return Number(result?.value)
    },
    close: async () => {
      await devTools.send('Target.disposeBrowserContext', { browserContextId })
      await devTools.detach()
    },
  }
}

/** Speaks with a target by messages within the browser's own session: the library takes no notice of a target in a context that it did not make. */
async function attach(devTools: CDPSession, targetId: string) {
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId })
  const waiting = new Map<number | string, (message: Message) => void>()
  devTools.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const message = JSON.parse(event.message) as Message
    const key = message.id ?? message.method ?? ''
    waiting.get(key)?.(message)
    waiting.delete(key)
  })
  const once = (key: number | string) => new Promise<Message>((resolve) => waiting.set(key, resolve))
  let sent = 0
  const send = async (method: string, params: object) => {
    sent += 1
    const answer = once(sent)
    await devTools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: sent, method, params }) })
    const { result, error } = await answer
    if (error) throw new Error(`${method}: ${error.message}`)
    return result ?? {}
  }
  return { send, once }
}

/** Until the pages of the browser, its own ones included, take next to nothing of the processor. */
async function untilQuiet(devTools: CDPSession): Promise<void> {
  const spent = async () => {
    const { processInfo } = await devTools.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((seconds, { type, cpuTime }) => seconds + (type === 'renderer' ? cpuTime : 0), 0)
  }
  for (let before = await spent(); ;) {
    await wait(isQuietMs)
    const now = await spent()
    if (now - before < (quietShare * isQuietMs) / 1000) return
    before = now
  }
}
