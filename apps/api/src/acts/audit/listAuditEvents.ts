import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { AuditEvent } from '../../database/generated/client.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

interface AuditInput {
  actor?: string | undefined
  action?: string | undefined
  target?: string | undefined
  outcome?: 'succeeded' | 'refused' | undefined
  token?: string | undefined
}

/** The whole record, newest first, or what of it matches exactly. What nobody did has no actor, and what was refused to a stranger neither. */
export async function listAuditEvents({ prisma }: ActContext, { token, ...given }: AuditInput): Promise<PageOf<AuditEvent>> {
  const where = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const [before] = positionOf(token, 1) ?? []
  const [rows, count] = await Promise.all([
    prisma.auditEvent.findMany({
      where: { ...where, ...(before === undefined ? {} : { id: { lt: eventIdOf(before) } }) },
      orderBy: { id: 'desc' },
      take: pageSize + 1,
    }),
    prisma.auditEvent.count({ where }),
  ])
  return pageOf(rows, count, (event) => [event.id.toString()])
}

/** The id of an event in the token of a page. */
export const eventIdOf = (text: string): bigint =>
  /^\d{1,18}$/.test(text) ? BigInt(text) : fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
