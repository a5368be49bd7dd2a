import { Type, type Static, type TSchema } from 'typebox'
import { Strict } from '../schemas.ts'

export const TriggerFrequency = Type.Enum(['Hour', 'Day', 'Week', 'Month'])
export type TriggerFrequency = Static<typeof TriggerFrequency>

/** In the contract's order, which is also that of a week here: it begins on Sunday. */
export const weekDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export const WeekDay = Type.Enum([...weekDays])
export type WeekDay = Static<typeof WeekDay>

const Numbers = Type.Array(Type.Integer({ minimum: -1000, maximum: 1000 }), { maxItems: 100 })
const WeekDays = Type.Array(WeekDay, { maxItems: 100 })
const Occurrences = Type.Array(Strict({ day: WeekDay, occurrence: Type.Integer({ minimum: -1000, maximum: 1000 }) }), { maxItems: 100 })
const Interval = Type.Integer({ minimum: 1, maximum: 1000 })
/** An instant, or without `Z` or an offset a time on the clock of the time zone, as Data Factory writes it. */
const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?$', maxLength: 40 })
const ZoneName = Type.String({ minLength: 1, maxLength: 64 })

/**
 * TriggerRecurrence of the contract: when a scan runs. What its fields mean together, and which go together, is said in
 * `nextFireTimes` and `recurrenceRefusal` of packages/domain.
 */
export const TriggerRecurrence = Type.Object({
  frequency: TriggerFrequency,
  interval: Type.Optional(Interval),
  startTime: Type.Optional(Moment),
  endTime: Type.Optional(Moment),
  timeZone: Type.Optional(ZoneName),
  schedule: Type.Optional(
    Type.Object({
      minutes: Type.Optional(Numbers),
      hours: Type.Optional(Numbers),
      weekDays: Type.Optional(WeekDays),
      monthDays: Type.Optional(Numbers),
      monthlyOccurrences: Type.Optional(Occurrences),
    }),
  ),
})
export type TriggerRecurrence = Static<typeof TriggerRecurrence>

/** Clients that were generated from the contract send null for what is absent. */
export const Maybe = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]))

/** A `TriggerRecurrence` as it is sent. */
export const RecurrenceBody = Strict({
  frequency: TriggerFrequency,
  interval: Maybe(Interval),
  startTime: Maybe(Moment),
  endTime: Maybe(Moment),
  timeZone: Maybe(ZoneName),
  schedule: Maybe(
    Strict({
      minutes: Maybe(Numbers),
      hours: Maybe(Numbers),
      weekDays: Maybe(WeekDays),
      monthDays: Maybe(Numbers),
      monthlyOccurrences: Maybe(Occurrences),
    }),
  ),
})
export type RecurrenceBody = Static<typeof RecurrenceBody>
