import type { Browser, Page } from '@playwright/test'

/**
 * Milliseconds that tasks of the page's main thread took on the processor, with what they left to do at their end: there React draws.
 * What other programs took from it meanwhile is not counted.
 */
export interface Tasks {
  longerThan50: number
  longest: number
  /** Of all of them together. */
  total: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds on the processor. */
  tdur?: number
  args?: { name?: string }
}

/** Does something with a page and tells of the tasks that the page had meanwhile, out of Chromium's own trace. */
export async function tasksOf(page: Page, browser: Browser, work: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const isThread = (event: TraceEvent) => event.ph === 'M' && event.name === 'thread_name' && event.args?.name === 'CrRendererMain'
  const threads = new Set(traceEvents.filter(isThread).map(threadOf))
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && threads.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('The trace of the browser tells of no task.')
  const times = tasks.map(({ tdur = 0 }) => tdur / 1000)
  return {
    longerThan50: times.filter((time) => time > 50).length,
    longest: Math.round(times.reduce((a, b) => Math.max(a, b), 0)),
    total: Math.round(times.reduce((a, b) => a + b, 0)),
  }
}
