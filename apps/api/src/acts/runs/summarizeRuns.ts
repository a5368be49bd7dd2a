import { summaryTimeZone, type RunCounts, type RunsSummary } from '@mooring/contract'
import { lastDays, recurrenceTimeZone } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { Prisma, type RunState } from '../../database/generated/client.ts'
import { asksForExceptions, statesOf } from '../../database/queries/whereOfRuns.ts'

const daysDefault = 30

interface Input {
  dataSourceName?: string | undefined
  runtimeName?: string | undefined
  status?: string | undefined
  days?: string | undefined
  timeZone?: string | undefined
}

interface Row {
  /** The place of the day among those asked for, from 1. */
  day: number
  state: RunState
  hasExceptions: boolean
  count: number
}

/** Counts the runs of some days by how they ended: one pass over those days, whatever their number. */
export async function summarizeRuns(context: ActContext, input: Input): Promise<RunsSummary> {
  const timeZone = recurrenceTimeZone(input.timeZone ?? summaryTimeZone) ?? fail('InvalidField', 'There is no such time zone.', 'timeZone')
  const begins = lastDays(Number(input.days ?? daysDefault), { now: context.now(), timeZone })
  const rows = await context.prisma.$queryRaw<Row[]>`
    SELECT width_bucket(run.queued_at, ${begins}::timestamptz[]) AS day, run.state::text AS state, run.exception_counts <> '{}' AS "hasExceptions",
      count(*)::int AS count
    FROM run JOIN scan ON scan.id = run.scan_id JOIN data_source ON data_source.id = scan.data_source_id
    WHERE run.queued_at >= ${begins[0]} AND ${ofStatus(input)} AND ${ofSource(input)} AND ${ofRuntime(input)}
    GROUP BY 1, 2, 3`
  const days = begins.map((begin, index) => ({ begin: begin.toISOString(), ...countsOf(rows.filter(({ day }) => day === index + 1)) }))
  return { total: countsOf(rows), days }
}

const ofStatus = ({ status }: Input) => Prisma.sql`(run.state = ANY(${statesOf(status)}::"RunState"[])
  OR ${asksForExceptions(status)} AND run.state = 'succeeded' AND run.exception_counts <> '{}')`
const ofSource = ({ dataSourceName }: Input) =>
  dataSourceName === undefined ? Prisma.sql`true` : Prisma.sql`data_source.name_key = ${dataSourceName.toLowerCase()}`
const ofRuntime = ({ runtimeName }: Input) =>
  runtimeName === undefined ? Prisma.sql`true` : Prisma.sql`lower(run.runtime_name) = ${runtimeName.toLowerCase()}`

const kindOf = ({ state, hasExceptions }: Row): keyof RunCounts => {
  if (state === 'leased') return 'inProgress'
  return state === 'succeeded' && hasExceptions ? 'completedWithExceptions' : state
}

function countsOf(rows: readonly Row[]): RunCounts {
  const counts = { queued: 0, inProgress: 0, succeeded: 0, completedWithExceptions: 0, failed: 0, canceled: 0 }
  for (const row of rows) counts[kindOf(row)] += row.count
  return counts
}
