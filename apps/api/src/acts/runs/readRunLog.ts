import type { ActContext } from '../../ActContext.ts'
import type { RunLogLine } from '../../database/generated/client.ts'
import { readLog, type LogPosition } from '../../database/queries/readLog.ts'
import { findRun } from './findRun.ts'

/** Lines of a log that are read at once. */
const linesMax = 500

interface LogPart {
  lines: RunLogLine[]
  hasMore: boolean
  /** Lines that nodes wrote and that are not kept, of the whole log. */
  leftOut: number
}

/** A part of the log of a run, from where it was left. */
export async function readRunLog(context: ActContext, input: { runId: string; after: LogPosition | null }): Promise<LogPart> {
  const run = await findRun(context, input)
  const [lines, written] = await Promise.all([
    readLog(context.prisma, { runId: run.id, after: input.after, take: linesMax + 1 }),
    context.prisma.runLease.aggregate({ where: { runId: run.id }, _sum: { logLines: true } }),
  ])
  return {
    lines: lines.slice(0, linesMax),
    hasMore: lines.length > linesMax,
    leftOut: Math.max(0, (written._sum.logLines ?? 0) - run.logLines),
  }
}
