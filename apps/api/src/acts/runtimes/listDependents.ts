import { dependentsNamedMax, type Dependents } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Prisma, TriggerState } from '../../database/generated/client.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'

export interface RuntimeDependents {
  scans: { dataSourceName: string; scanName: string }[]
  /** The sources of its scans, each once. */
  dataSources: string[]
  /** Enabled ones first, by when they fire next. */
  schedules: { dataSourceName: string; scanName: string; state: TriggerState; nextFireAt: Date | null }[]
  /** Queued and running runs, running ones first. */
  runs: { runId: string; dataSourceName: string; scanName: string; isRunning: boolean }[]
  totals: Dependents['totals']
}

/** Of each kind the first hundred. */
export async function listDependents(context: ActContext, input: { name: string }): Promise<RuntimeDependents> {
  const runtime = await findRuntime(context.prisma, input.name)
  const ofScan = { runtimeKey: nameKey(runtime.name) }
  const names = { select: { name: true, dataSource: { select: { name: true } } } } as const
  const take = dependentsNamedMax
  const [scans, dataSources, schedules, runs, totals] = await Promise.all([
    context.prisma.scan.findMany({ where: ofScan, ...names, orderBy: [{ dataSource: { nameKey: 'asc' } }, { nameKey: 'asc' }], take }),
    context.prisma.dataSource.findMany({ where: { scans: { some: ofScan } }, select: { name: true }, orderBy: { nameKey: 'asc' }, take }),
    context.prisma.trigger.findMany({
      where: { scan: ofScan },
      select: { state: true, nextFireAt: true, scan: names },
      orderBy: [{ state: 'asc' }, { nextFireAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take,
    }),
    context.prisma.run.findMany({
      where: { runtimeId: runtime.id, ...active },
      select: { id: true, state: true, scan: names },
      orderBy: [{ state: 'desc' }, { queuedAt: 'asc' }],
      take,
    }),
    count(context.prisma, { runtimeId: runtime.id, ofScan }),
  ])
  return {
    scans: scans.map((scan) => ({ dataSourceName: scan.dataSource.name, scanName: scan.name })),
    dataSources: dataSources.map(({ name }) => name),
    schedules: schedules.map(({ state, nextFireAt, scan }) => ({
      dataSourceName: scan.dataSource.name,
      scanName: scan.name,
      state,
      nextFireAt,
    })),
    runs: runs.map((run) => ({
      runId: run.id,
      dataSourceName: run.scan.dataSource.name,
      scanName: run.scan.name,
      isRunning: run.state === 'leased',
    })),
    totals,
  }
}

const active = { state: { in: ['queued', 'leased'] } } satisfies Prisma.RunWhereInput

async function count(
  tx: Prisma.TransactionClient,
  { runtimeId, ofScan }: { runtimeId: string; ofScan: Prisma.ScanWhereInput },
): Promise<Dependents['totals']> {
  const [scans, dataSources, schedules, schedulesEnabled, runs] = await Promise.all([
    tx.scan.count({ where: ofScan }),
    tx.dataSource.count({ where: { scans: { some: ofScan } } }),
    tx.trigger.count({ where: { scan: ofScan } }),
    tx.trigger.count({ where: { scan: ofScan, state: 'Enabled' } }),
    tx.run.count({ where: { runtimeId, ...active } }),
  ])
  return { scans, dataSources, schedules, schedulesEnabled, runs }
}
