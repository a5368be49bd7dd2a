import type { RunSelection } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { pageOfRuns } from '../../database/queries/pageOfRuns.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import { whereOfRuns } from '../../database/queries/whereOfRuns.ts'
import type { PageOf } from '../../paging.ts'

/** The runs of every scan that somebody asks for, newest first. */
export const listRuns = (
  context: ActContext,
  { selection, token }: { selection: RunSelection; token: string | undefined },
): Promise<PageOf<RunRow>> => pageOfRuns(context.prisma, { where: whereOfRuns(selection), token })
