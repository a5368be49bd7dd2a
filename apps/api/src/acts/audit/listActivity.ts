import type { ActContext } from '../../ActContext.ts'
import type { AuditEvent } from '../../database/generated/client.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'
import { eventIdOf } from './listAuditEvents.ts'

/** What was done to a runtime, newest first. The record outlives runtimes and knows them by name: what is older than this one was done to another of its name. */
export async function listActivity(context: ActContext, input: { name: string; token?: string | undefined }): Promise<PageOf<AuditEvent>> {
  const { name, createdAt } = await findRuntime(context.prisma, input.name)
  const where = { target: `runtime/${name}`, at: { gte: createdAt } }
  const [before] = positionOf(input.token, 1) ?? []
  const [rows, count] = await Promise.all([
    context.prisma.auditEvent.findMany({
      where: { ...where, ...(before === undefined ? {} : { id: { lt: eventIdOf(before) } }) },
      orderBy: { id: 'desc' },
      take: pageSize + 1,
    }),
    context.prisma.auditEvent.count({ where }),
  ])
  return pageOf(rows, count, (event) => [event.id.toString()])
}
