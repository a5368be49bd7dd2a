import type { AssetSelection } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import { positionOf } from '../../paging.ts'
import type { Prisma } from '../generated/client.ts'

export const assetInclude = { dataSource: { select: { name: true } } } satisfies Prisma.AssetInclude

/** An asset with the name of its source. */
export type AssetRow = Prisma.AssetGetPayload<{ include: typeof assetInclude }>

export const assetOrder = [{ qualifiedName: 'asc' }, { id: 'asc' }] satisfies Prisma.AssetOrderByWithRelationInput[]

/** The assets that somebody asks for. */
export function whereOfAssets({ dataSourceName, search, kind, classification, vanished = 'no' }: AssetSelection): Prisma.AssetWhereInput {
  const contains = search === undefined ? null : ({ contains: escapeLike(search), mode: 'insensitive' } as const)
  return {
    ...(dataSourceName === undefined ? {} : { dataSource: { nameKey: nameKey(dataSourceName) } }),
    ...(contains === null ? {} : { OR: [{ name: contains }, { schemaName: contains }, { comment: contains }] }),
    ...(kind === undefined ? {} : { kind }),
    ...(classification === undefined ? {} : { classifications: { has: classification } }),
    ...(vanished === 'any' ? {} : { vanishedAt: vanished === 'yes' ? { not: null } : null }),
  }
}

/** Prisma passes % and _ of a `contains` on to LIKE: https://github.com/prisma/prisma/issues/3159 */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`)

/** The assets after those of a page, whose token holds the name and the id of its last one. */
export function assetsBeyond(token: string | undefined): Prisma.AssetWhereInput {
  const [after, id] = positionOf(token, 2) ?? []
  return after === undefined || id === undefined ? {} : assetsAfter({ qualifiedName: after, id: uuid(id) })
}

export const assetsAfter = ({ qualifiedName, id }: { qualifiedName: string; id: string }): Prisma.AssetWhereInput => ({
  OR: [{ qualifiedName: { gt: qualifiedName } }, { qualifiedName, id: { gt: id } }],
})

const uuid = (text: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
    ? text
    : fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
