import type { ActContext } from '../../ActContext.ts'
import type { Credential } from '../../database/generated/client.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listCredentials(context: ActContext, input: { token?: string | undefined }): Promise<PageOf<Credential>> {
  const after = positionOf(input.token, 1)?.[0]
  const where = after === undefined ? {} : { nameKey: { gt: after } }
  const [rows, count] = await Promise.all([
    context.prisma.credential.findMany({ where, orderBy: { nameKey: 'asc' }, take: pageSize + 1 }),
    context.prisma.credential.count(),
  ])
  return pageOf(rows, count, (credential) => [credential.nameKey])
}
