import type { RunStatus } from '@mooring/contract'
import { runStates, runStatus } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'
import { pageOfRuns } from '../../database/queries/pageOfRuns.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import type { PageOf } from '../../paging.ts'

interface Input {
  name: string
  /** Of any status when empty. */
  statuses: readonly RunStatus[]
  token?: string | undefined
}

/** The runs that were queued for this runtime, newest first; those of an earlier one of its name are not among them. */
export async function listRuntimeRuns(context: ActContext, { name, statuses, token }: Input): Promise<PageOf<RunRow>> {
  const { id } = await findRuntime(context.prisma, name)
  const states = runStates.filter((state) => statuses.includes(runStatus(state)))
  return pageOfRuns(context.prisma, { where: { runtimeId: id, ...(statuses.length === 0 ? {} : { state: { in: states } }) }, token })
}
