import { Type, type Static } from 'typebox'
import { WeekDay } from './purview/recurrence.ts'
import { Strict } from './schemas.ts'

const TimeOfDay = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 })

/**
 * When nodes may be updated by themselves: on these days from `from` to `to` on the clock of the time zone; when `to` is not later than
 * `from`, to that time of the next day.
 */
export const UpdateWindow = Strict({
  days: Type.Array(WeekDay, { minItems: 1, maxItems: 7, uniqueItems: true }),
  from: TimeOfDay,
  to: TimeOfDay,
  /** A name of the IANA database, or of Windows. */
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
})
export type UpdateWindow = Static<typeof UpdateWindow>

/** What a node waits for: the window to open, its turn, that it connects, that another node connects, that somebody looks into a failure. */
export const UpdateHindrance = Type.Enum(['window', 'turn', 'offline', 'lastOnline', 'stopped', 'ephemeral'])
export type UpdateHindrance = Static<typeof UpdateHindrance>
