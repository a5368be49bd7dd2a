import type { RuntimeListQuery } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { pageOfRuntimes, type ListedRuntime } from '../../database/queries/pageOfRuntimes.ts'
import type { PageOf } from '../../paging.ts'

/** Purview's list asks for nothing but the page and gets all runtimes by name. */
export const listRuntimes = (context: ActContext, input: RuntimeListQuery): Promise<PageOf<ListedRuntime>> =>
  pageOfRuntimes(context.prisma, input, context.now())
