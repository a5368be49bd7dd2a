import type { RuntimeListQuery, RuntimeState } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { pageOfRuntimes, type ListedRuntime } from '../../database/queries/pageOfRuntimes.ts'
import { pageSize, type PageOf } from '../../paging.ts'

/** Purview's list asks for nothing but the page and gets all runtimes by name. */
export const listRuntimes = (context: ActContext, input: RuntimeListQuery): Promise<PageOf<ListedRuntime>> =>
  pageOfRuntimes(
    context.prisma,
    {
      filter: {
        ...(input.search === undefined ? {} : { search: input.search }),
        ...(input.version === undefined ? {} : { version: input.version }),
        ...(input.keyOlderThanDays === undefined ? {} : { keyOlderThanDays: input.keyOlderThanDays }),
        states: listOf(input.state) as RuntimeState[],
        tags: listOf(input.tag),
        isUnused: input.usedBy === 'none',
      },
      sort: input.sort ?? 'name',
      isDescending: input.order === 'desc',
      size: input.pageSize ?? pageSize,
      token: input.$skipToken,
    },
    context.now(),
  )

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '')
