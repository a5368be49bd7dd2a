import type { ActContext } from '../../ActContext.ts'
import type { RunLogLine } from '../../database/generated/client.ts'
import { readLog } from '../../database/queries/readLog.ts'
import { findRun } from './findRun.ts'

const batchSize = 500

/** The log of a run as a file, piece by piece: as people read it, or as JSON, one object a line. */
export async function exportRunLog(
  context: ActContext,
  { runId, format }: { runId: string; format: 'text' | 'json' },
): Promise<AsyncIterable<string>> {
  const { id } = await findRun(context, { runId })
  return writeLog(context, { runId: id, lineOf: format === 'text' ? asText : asJson })
}

async function* writeLog({ prisma }: ActContext, { runId, lineOf }: { runId: string; lineOf: (line: RunLogLine) => string }) {
  let last: RunLogLine | undefined
  do {
    const batch = await readLog(prisma, { runId, after: last ?? null, take: batchSize })
    yield batch.map((line) => `${lineOf(line)}\n`).join('')
    last = batch.length === batchSize ? batch.at(-1) : undefined
  } while (last !== undefined)
}

/** One line stays one line, whatever a source is called or answers. */
const asText = ({ at, level, message, target }: RunLogLine): string =>
  `${at.toISOString()} ${level.padEnd(7)} ${message}${target === null ? '' : ` [${target}]`}`.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

const asJson = ({ at, level, message, target }: RunLogLine): string =>
  JSON.stringify({ at: at.toISOString(), level, message, ...(target === null ? {} : { target }) })
