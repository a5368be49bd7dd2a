import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { countScansOfRuntimes } from '../../database/queries/countScansOfRuntimes.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

const include = { nodes: { orderBy: { nameKey: 'asc' } } } satisfies Prisma.RuntimeInclude

export type RuntimeWithNodes = Prisma.RuntimeGetPayload<{ include: typeof include }>

/** A runtime, its nodes, and the number of scans that connect through it. */
export interface ListedRuntime {
  runtime: RuntimeWithNodes
  usedBy: number
}

export async function listRuntimes(context: ActContext, input: { token?: string | undefined }): Promise<PageOf<ListedRuntime>> {
  const after = positionOf(input.token, 1)?.[0]
  const [rows, count] = await Promise.all([
    context.prisma.runtime.findMany({
      ...(after === undefined ? {} : { where: { nameKey: { gt: after } } }),
      orderBy: { nameKey: 'asc' },
      take: pageSize + 1,
      include,
    }),
    context.prisma.runtime.count(),
  ])
  const page = pageOf(rows, count, (runtime) => [runtime.nameKey])
  const usedBy = await countScansOfRuntimes(
    context.prisma,
    page.items.map((runtime) => runtime.nameKey),
  )
  return { ...page, items: page.items.map((runtime) => ({ runtime, usedBy: usedBy.get(nameKey(runtime.name)) ?? 0 })) }
}
