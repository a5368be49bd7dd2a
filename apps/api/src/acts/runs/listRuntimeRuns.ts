import type { ActContext } from '../../ActContext.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'
import { pageOfRuns } from '../../database/queries/pageOfRuns.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import { whereOfRuns } from '../../database/queries/whereOfRuns.ts'
import type { PageOf } from '../../paging.ts'

interface Input {
  name: string
  /** Statuses with commas between them; of any when absent. */
  status?: string | undefined
  token?: string | undefined
}

/** The runs that were queued for this runtime, newest first; those of an earlier one of its name are not among them. */
export async function listRuntimeRuns(context: ActContext, { name, status, token }: Input): Promise<PageOf<RunRow>> {
  const { id } = await findRuntime(context.prisma, name)
  return pageOfRuns(context.prisma, { where: { runtimeId: id, ...whereOfRuns({ status }) }, token })
}
