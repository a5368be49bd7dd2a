import { newToken, tokenHash } from '../../secrets/tokens.ts'
import type { PrismaClient } from '../generated/client.ts'

/** The token of a one-time link for the first administrator; null once there is anybody. */
export async function newSetupLink(prisma: PrismaClient): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    if ((await tx.user.count()) > 0) return null
    const token = newToken()
    await tx.setupLink.create({ data: { tokenHash: tokenHash(token) } })
    return token
  })
}
