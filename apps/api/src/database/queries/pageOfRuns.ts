import { fail } from '../../ApiFailure.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'
import type { Prisma } from '../generated/client.ts'
import { runInclude, type RunRow } from './runRow.ts'

/** One page of runs, newest first. */
export async function pageOfRuns(
  tx: Prisma.TransactionClient,
  { where, token }: { where: Prisma.RunWhereInput; token: string | undefined },
): Promise<PageOf<RunRow>> {
  const [rows, count] = await Promise.all([
    tx.run.findMany({
      where: { AND: [where, runsBefore(token)] },
      orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
      include: runInclude,
    }),
    tx.run.count({ where }),
  ])
  return pageOf(rows, count, runPosition)
}

/** What the token of a page of runs holds. */
export const runPosition = (run: { queuedAt: Date; id: string }): [string, string] => [run.queuedAt.toISOString(), run.id]

/** The runs before those of a page. */
export function runsBefore(token: string | undefined): Prisma.RunWhereInput {
  const [at, id] = positionOf(token, 2) ?? []
  return at === undefined || id === undefined ? {} : { OR: [{ queuedAt: { lt: time(at) } }, { queuedAt: time(at), id: { lt: uuid(id) } }] }
}

const refuse = () => fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')

/** As `pageOf` wrote it; PostgreSQL knows neither a year 0 nor signs before a year. */
const time = (text: string): Date => {
  const at = new Date(text)
  return /^[1-9]\d{3}-\S+Z$/.test(text) && !Number.isNaN(at.getTime()) ? at : refuse()
}

const uuid = (text: string): string => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : refuse())
