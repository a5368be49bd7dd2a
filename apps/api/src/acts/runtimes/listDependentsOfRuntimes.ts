import { dependentsNamedMax, type DependentsOfRuntimes } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Prisma } from '../../database/generated/client.ts'

type Counted = DependentsOfRuntimes['runtimes'][number]
type Run = Omit<DependentsOfRuntimes['runs'][number], 'status'> & { isRunning: boolean }

export interface ManyDependents extends Omit<DependentsOfRuntimes, 'runs'> {
  runs: Run[]
}

/** What deleting these runtimes would take along or fail. One that somebody else has deleted meanwhile is named as missing. */
export async function listDependentsOfRuntimes(context: ActContext, input: { names: readonly string[] }): Promise<ManyDependents> {
  const names = new Map(input.names.map((name) => [nameKey(name), name]))
  const keys = [...names.keys()]
  const [counted, [distinct], scans, runs] = await Promise.all([
    count(context.prisma, keys),
    context.prisma.$queryRaw<{ dataSources: number }[]>`
      SELECT count(DISTINCT scan.data_source_id)::int AS "dataSources" FROM scan JOIN runtime ON runtime.name_key = scan.runtime_key
      WHERE scan.runtime_key = ANY(${keys}::text[])`,
    scansOf(context.prisma, keys),
    runsOf(context.prisma, keys),
  ])
  const found = new Set(counted.map(({ name }) => nameKey(name)))
  const sum = (of: 'nodes' | 'scans' | 'schedules' | 'runningRuns' | 'queuedRuns') =>
    counted.reduce((total, runtime) => total + runtime[of], 0)
  return {
    runtimes: counted,
    totals: {
      nodes: sum('nodes'),
      scans: sum('scans'),
      dataSources: distinct?.dataSources ?? 0,
      schedules: sum('schedules'),
      runningRuns: sum('runningRuns'),
      queuedRuns: sum('queuedRuns'),
    },
    scans,
    runs,
    missing: keys.filter((key) => !found.has(key)).map((key) => names.get(key) ?? key),
  }
}

const count = (tx: Prisma.TransactionClient, keys: string[]) => tx.$queryRaw<Counted[]>`
  SELECT name,
    (SELECT count(*)::int FROM node WHERE node.runtime_id = runtime.id) AS nodes,
    (SELECT count(*)::int FROM scan WHERE scan.runtime_key = runtime.name_key) AS scans,
    (SELECT count(DISTINCT data_source_id)::int FROM scan WHERE scan.runtime_key = runtime.name_key) AS "dataSources",
    (SELECT count(*)::int FROM scan_trigger JOIN scan ON scan.id = scan_id WHERE scan.runtime_key = runtime.name_key AND state = 'Enabled') AS schedules,
    (SELECT count(*)::int FROM run WHERE run.runtime_id = runtime.id AND state = 'leased') AS "runningRuns",
    (SELECT count(*)::int FROM run WHERE run.runtime_id = runtime.id AND state = 'queued') AS "queuedRuns"
  FROM runtime WHERE name_key = ANY(${keys}::text[]) ORDER BY name_key`

const scansOf = (tx: Prisma.TransactionClient, keys: string[]) => tx.$queryRaw<DependentsOfRuntimes['scans']>`
  SELECT data_source.name AS "dataSourceName", scan.name AS "scanName", runtime.name AS "runtimeName"
  FROM runtime JOIN scan ON scan.runtime_key = runtime.name_key JOIN data_source ON data_source.id = scan.data_source_id
  WHERE runtime.name_key = ANY(${keys}::text[]) ORDER BY runtime.name_key, data_source.name_key, scan.name_key LIMIT ${dependentsNamedMax}`

const runsOf = (tx: Prisma.TransactionClient, keys: string[]) => tx.$queryRaw<Run[]>`
  SELECT run.id AS "runId", data_source.name AS "dataSourceName", scan.name AS "scanName", runtime.name AS "runtimeName", run.state = 'leased' AS "isRunning"
  FROM runtime JOIN run ON run.runtime_id = runtime.id AND run.state IN ('queued', 'leased')
    JOIN scan ON scan.id = run.scan_id JOIN data_source ON data_source.id = scan.data_source_id
  WHERE runtime.name_key = ANY(${keys}::text[]) ORDER BY run.state DESC, run.queued_at, run.id LIMIT ${dependentsNamedMax}`
