import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { TriggerState } from '../../database/generated/client.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'

export interface RuntimeDependents {
  scans: { dataSourceName: string; scanName: string }[]
  /** The sources of those scans, each once. */
  dataSources: string[]
  /** Enabled ones first, by when they fire next. */
  schedules: { dataSourceName: string; scanName: string; state: TriggerState; nextFireAt: Date | null }[]
  /** Queued and running runs, running ones first. */
  runs: { runId: string; dataSourceName: string; scanName: string; isRunning: boolean }[]
}

export async function listDependents(context: ActContext, input: { name: string }): Promise<RuntimeDependents> {
  const runtime = await findRuntime(context.prisma, input.name)
  const names = { select: { name: true, dataSource: { select: { name: true } } } } as const
  const [scans, schedules, runs] = await Promise.all([
    context.prisma.scan.findMany({
      where: { runtimeKey: nameKey(runtime.name) },
      ...names,
      orderBy: [{ dataSource: { nameKey: 'asc' } }, { nameKey: 'asc' }],
    }),
    context.prisma.trigger.findMany({
      where: { scan: { runtimeKey: nameKey(runtime.name) } },
      select: { state: true, nextFireAt: true, scan: names },
      orderBy: [{ state: 'asc' }, { nextFireAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    }),
    context.prisma.run.findMany({
      where: { runtimeId: runtime.id, state: { in: ['queued', 'leased'] } },
      select: { id: true, state: true, scan: names },
      orderBy: [{ state: 'desc' }, { queuedAt: 'asc' }],
    }),
  ])
  return {
    scans: scans.map((scan) => ({ dataSourceName: scan.dataSource.name, scanName: scan.name })),
    dataSources: [...new Set(scans.map((scan) => scan.dataSource.name))],
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
  }
}
