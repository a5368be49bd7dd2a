import type { RecurrenceBody, TriggerRecurrence } from '@mooring/contract'
import { nextFireTimes, recurrenceRefusal, recurrenceTimeZone } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { databaseNow } from '../../database/queries/databaseNow.ts'
import { withoutNulls } from '../../withoutNulls.ts'

export interface PreviewedRecurrence {
  times: Date[]
  timeZone: string
}

/** When a recurrence would fire next if it were kept now: by the clock and the rule that runs are started by. */
export async function previewRecurrence(
  { prisma }: ActContext,
  input: { recurrence: RecurrenceBody; count: number },
): Promise<PreviewedRecurrence> {
  const now = await databaseNow(prisma)
  const recurrence: TriggerRecurrence = { startTime: now.toISOString(), ...withoutNulls(input.recurrence) }
  const refusal = recurrenceRefusal(recurrence)
  if (refusal !== null) fail('InvalidField', refusal.message, `recurrence.${refusal.field}`)
  return { times: nextFireTimes(recurrence, now, input.count), timeZone: recurrenceTimeZone(recurrence.timeZone ?? 'UTC') ?? 'UTC' }
}
