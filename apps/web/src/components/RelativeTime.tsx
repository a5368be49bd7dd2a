import { useSyncExternalStore } from 'react'
import { language } from '#strings/language.ts'
import { sentence } from '../strings/sentence.ts'
import { relativeTime } from './relativeTime.ts'

// One clock for the whole page, which stands still while nobody looks at a time.
const tickMs = 10_000
let nowMs = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

function watchClock(onTick: () => void): () => void {
  watchers.add(onTick)
  if (watchers.size === 1) {
    nowMs = Date.now()
    timer = setInterval(() => {
      nowMs = Date.now()
      for (const watcher of watchers) watcher()
    }, tickMs)
  }
  return () => {
    watchers.delete(onTick)
    if (watchers.size === 0) clearInterval(timer)
  }
}

/** The time now, to ten seconds; the caller is drawn again as it goes on. */
export const useNow = (): Date => new Date(useSyncExternalStore(watchClock, () => nowMs))

const absolute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' })

/** A moment as people say it, with the exact one in a tooltip. `at`: ISO 8601. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow()
  const date = new Date(at)
  return (
    <time dateTime={at} title={absolute.format(date)}>
      {relativeTime(date, now)}
    </time>
  )
}

/** A moment to the second, and as people say it. */
export function Moment({ at }: { at: string }) {
  return <>{sentence`${absolute.format(new Date(at))} (${<RelativeTime at={at} />})`}</>
}
