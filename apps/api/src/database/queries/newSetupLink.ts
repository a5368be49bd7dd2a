import { newToken, tokenHash } from '../../secrets/tokens.ts'
import type { PrismaClient } from '../generated/client.ts'

/** The token of the one-time link for the first administrator; null once there is anybody. Links of earlier starts are valid no more: only the newest is. */
export async function newSetupLink(prisma: PrismaClient): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    if ((await tx.user.count()) > 0) return null
    const token = newToken()
    await tx.setupLink.deleteMany()
    await tx.setupLink.create({ data: { tokenHash: tokenHash(token) } })
    return token
  })
}
