import { language } from '#strings/language.ts'
import { sentence } from '../strings/sentence.ts'
import { useClock } from './Clock.tsx'
import { relativeTime } from './relativeTime.ts'

let absolute: Intl.DateTimeFormat | undefined

function absoluteTime(at: Date): string {
  absolute ??= new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' })
  return absolute.format(at)
}

/**
 * A moment as people say it, with the exact one in a tooltip. `at`: ISO 8601. A page that was just opened has no tooltips yet: to begin
 * with Intl takes a browser as long as drawing a third of a list.
 */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const { now, hasTicked } = useClock()
  const date = new Date(at)
  return (
    <time dateTime={at} className={className} title={hasTicked ? absoluteTime(date) : undefined}>
      {relativeTime(date, now)}
    </time>
  )
}

/** A moment to the second, and as people say it. */
export function Moment({ at }: { at: string }) {
  return <>{sentence`${absoluteTime(new Date(at))} (${<RelativeTime at={at} />})`}</>
}
