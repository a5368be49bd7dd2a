import { recurrenceTimeZone } from '@mooring/domain'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { momentText } from './scheduleText.ts'

/** A time of a schedule on the clock of its zone, and on the viewer's own where the two differ. `at`: ISO 8601. */
export function ScheduledTime({ at, timeZone }: { at: string; timeZone: string }) {
  const [there, here] = [momentText(at, recurrenceTimeZone(timeZone) ?? 'UTC'), momentText(at)]
  const time = <time dateTime={at}>{there}</time>
  return there === here ? time : scheduleWords.inBothZones(time, here)
}
