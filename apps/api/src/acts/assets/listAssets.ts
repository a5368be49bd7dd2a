import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

const include = { dataSource: { select: { name: true } } } satisfies Prisma.AssetInclude

export type AssetRow = Prisma.AssetGetPayload<{ include: typeof include }>

export interface AssetQuery {
  token?: string | undefined
  dataSourceName?: string | undefined
  /** Part of the name, the schema or the comment. */
  search?: string | undefined
}

export async function listAssets(context: ActContext, input: AssetQuery): Promise<PageOf<AssetRow>> {
  const [after, id] = positionOf(input.token, 2) ?? []
  const where = whereOf(input)
  const beyond =
    after === undefined || id === undefined
      ? {}
      : { OR: [{ qualifiedName: { gt: after } }, { qualifiedName: after, id: { gt: uuid(id) } }] }
  const [rows, count] = await Promise.all([
    context.prisma.asset.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ qualifiedName: 'asc' }, { id: 'asc' }],
      take: pageSize + 1,
      include,
    }),
    context.prisma.asset.count({ where }),
  ])
  return pageOf(rows, count, (asset) => [asset.qualifiedName, asset.id])
}

const uuid = (text: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
    ? text
    : fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')

function whereOf({ dataSourceName, search }: AssetQuery): Prisma.AssetWhereInput {
  const contains = search === undefined ? null : ({ contains: escapeLike(search), mode: 'insensitive' } as const)
  return {
    ...(dataSourceName === undefined ? {} : { dataSource: { nameKey: nameKey(dataSourceName) } }),
    ...(contains === null ? {} : { OR: [{ name: contains }, { schemaName: contains }, { comment: contains }] }),
  }
}

/** Prisma passes % and _ of a `contains` on to LIKE: https://github.com/prisma/prisma/issues/3159 */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`)
