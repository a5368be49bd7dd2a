import type { ActContext } from '../../ActContext.ts'
import type { KeyVault } from '../../database/generated/client.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listKeyVaults(context: ActContext, input: { token?: string | undefined }): Promise<PageOf<KeyVault>> {
  const after = positionOf(input.token, 1)?.[0]
  const where = after === undefined ? {} : { nameKey: { gt: after } }
  const [rows, count] = await Promise.all([
    context.prisma.keyVault.findMany({ where, orderBy: { nameKey: 'asc' }, take: pageSize + 1 }),
    context.prisma.keyVault.count(),
  ])
  return pageOf(rows, count, (vault) => [vault.nameKey])
}
