import { Type, type Static } from 'typebox'
import { Time } from '../names.ts'
import { Count, Strict } from '../schemas.ts'

/** Lines of a run that the console keeps, whichever nodes wrote them; of errors it keeps a few more, so that the reason of a failure is never left out. */
export const runLogLinesMax = 10_000
export const runLogErrorsMax = runLogLinesMax + 100

/** Lines in one call, and the length of their texts: together they stay below `runLogBytesMax` in any script. */
export const runLogLinesPerCallMax = 100
export const runLogMessageMax = 2048
export const runLogTargetMax = 1024
export const runLogBytesMax = 1024 * 1024

export const RunLogLevel = Type.Enum(['info', 'warning', 'error'])
export type RunLogLevel = Static<typeof RunLogLevel>

export const RunLogLine = Strict({
  /** By the clock of the node. */
  at: Time,
  level: RunLogLevel,
  message: Type.String({ minLength: 1, maxLength: runLogMessageMax }),
  /** What of the source it is about, as people name it. */
  target: Type.Optional(Type.String({ minLength: 1, maxLength: runLogTargetMax })),
})
export type RunLogLine = Static<typeof RunLogLine>

/**
 * Lines that a node wrote about a run. The node numbers every line of a lease from 1, also those that it does not send: so the console
 * knows how many are left out, and the same call sent twice is the same lines.
 */
export const RunLogBody = Strict({
  fence: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
  /** The number of the last line that was written, sent or not. */
  written: Count,
  lines: Type.Array(Strict({ number: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }), ...RunLogLine.properties }), {
    maxItems: runLogLinesPerCallMax,
  }),
})
export type RunLogBody = Static<typeof RunLogBody>
