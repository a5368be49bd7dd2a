import type { RunStatus } from '@mooring/contract'
import { runStates, runStatus } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, RunState } from '../generated/client.ts'

interface Selection {
  dataSourceName?: string | undefined
  runtimeName?: string | undefined
  /** Statuses with commas between them. */
  status?: string | undefined
  since?: string | undefined
}

const withExceptions = { state: 'succeeded', exceptionCounts: { not: {} } } satisfies Prisma.RunWhereInput

/** The states that the statuses of a query stand for; all of them when there is none. */
export function statesOf(status: string | undefined): RunState[] {
  const statuses = status?.split(',') as RunStatus[] | undefined
  return runStates.filter((state) => statuses === undefined || statuses.includes(runStatus(state)))
}

/** Whether a query asks for the runs that succeeded without reading everything, which are no state of their own. */
export const asksForExceptions = (status: string | undefined): boolean => status?.split(',').includes('CompletedWithExceptions') ?? false

/** The runs that somebody asks for. Names are compared without case (docs/adr/0004); a runtime is asked for by the name that its runs bear, also one that is gone. */
export const whereOfRuns = ({ dataSourceName, runtimeName, status, since }: Selection): Prisma.RunWhereInput => ({
  ...(dataSourceName === undefined ? {} : { scan: { dataSource: { nameKey: dataSourceName.toLowerCase() } } }),
  ...(runtimeName === undefined ? {} : { runtimeName: { equals: runtimeName, mode: 'insensitive' as const } }),
  ...(status === undefined ? {} : { OR: [{ state: { in: statesOf(status) } }, ...(asksForExceptions(status) ? [withExceptions] : [])] }),
  ...(since === undefined ? {} : { queuedAt: { gte: time(since) } }),
})

/** PostgreSQL knows neither a year 0 nor years of more than four digits in this form. */
function time(text: string): Date {
  const at = new Date(text)
  const year = at.getUTCFullYear()
  return year >= 1 && year <= 9999 ? at : fail('InvalidField', 'The time lies too far away.', 'since')
}
