import { useSyncExternalStore } from 'react'
import { language } from '#strings/language.ts'
import { sentence } from '../strings/sentence.ts'
import { relativeTime } from './relativeTime.ts'

const tickMs = 10_000
/** The first time that the clock goes on: what is drawn with it has been seen by then. */
const firstTickMs = 300

// One clock for the whole page, which stands still while nobody looks at a time.
let clock = { now: new Date(), hasTicked: false }
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

function watchClock(onTick: () => void): () => void {
  watchers.add(onTick)
  if (watchers.size === 1) waitForTick()
  return () => {
    watchers.delete(onTick)
    if (watchers.size === 0) clearTimeout(timer)
  }
}

/** Not at once: what has just been drawn would be drawn twice. */
function waitForTick(): void {
  const tick = () => {
    clock = { now: new Date(), hasTicked: true }
    for (const watcher of watchers) watcher()
    waitForTick()
  }
  const waited = Date.now() - clock.now.getTime()
  timer = setTimeout(tick, clock.hasTicked ? Math.min(tickMs, tickMs - waited) : firstTickMs)
}

const useClock = () => useSyncExternalStore(watchClock, () => clock)

/** The time now, to ten seconds; the caller is drawn again as it goes on. */
export const useNow = (): Date => useClock().now

let absolute: Intl.DateTimeFormat | undefined

function absoluteTime(at: Date): string {
  absolute ??= new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' })
  return absolute.format(at)
}

/**
 * A moment as people say it, with the exact one in a tooltip. `at`: ISO 8601. A page that was just opened has no tooltips yet: to begin
 * with Intl takes a browser as long as drawing a third of a list.
 */
export function RelativeTime({ at }: { at: string }) {
  const { now, hasTicked } = useClock()
  const date = new Date(at)
  return (
    <time dateTime={at} title={hasTicked ? absoluteTime(date) : undefined}>
      {relativeTime(date, now)}
    </time>
  )
}

/** A moment to the second, and as people say it. */
export function Moment({ at }: { at: string }) {
  return <>{sentence`${absoluteTime(new Date(at))} (${<RelativeTime at={at} />})`}</>
}
