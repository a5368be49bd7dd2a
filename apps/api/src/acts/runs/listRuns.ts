import type { ActContext } from '../../ActContext.ts'
import { pageOfRuns } from '../../database/queries/pageOfRuns.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import type { PageOf } from '../../paging.ts'

/** The runs of every scan, newest first. */
export const listRuns = (context: ActContext, input: { token?: string | undefined }): Promise<PageOf<RunRow>> =>
  pageOfRuns(context.prisma, { where: {}, token: input.token })
