import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { triggerInclude, type TriggerRow } from '../../database/queries/findTrigger.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export interface TriggerListInput {
  runtime?: string | undefined
  dataSourceName?: string | undefined
  token?: string | undefined
}

/** The schedules of scans, by data source and scan; of a runtime or a source that is not there, none. */
export async function listTriggers(context: ActContext, input: TriggerListInput): Promise<PageOf<TriggerRow>> {
  const scan: Prisma.ScanWhereInput = {
    ...(input.runtime === undefined ? {} : { runtimeKey: nameKey(input.runtime) }),
    ...(input.dataSourceName === undefined ? {} : { dataSource: { nameKey: nameKey(input.dataSourceName) } }),
  }
  const [rows, count] = await Promise.all([
    context.prisma.trigger.findMany({
      where: { AND: [{ scan }, after(positionOf(input.token, 2))] },
      orderBy: [{ scan: { dataSource: { nameKey: 'asc' } } }, { scan: { nameKey: 'asc' } }],
      take: pageSize + 1,
      include: triggerInclude,
    }),
    context.prisma.trigger.count({ where: { scan } }),
  ])
  return pageOf(rows, count, (trigger) => [trigger.scan.dataSource.nameKey, trigger.scan.nameKey])
}

function after(position: string[] | null): Prisma.TriggerWhereInput {
  const [source, scan] = position ?? []
  if (source === undefined || scan === undefined) return {}
  return { scan: { OR: [{ dataSource: { nameKey: { gt: source } } }, { dataSource: { nameKey: source }, nameKey: { gt: scan } }] } }
}
