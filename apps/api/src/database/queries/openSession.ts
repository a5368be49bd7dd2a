import type { ActContext } from '../../ActContext.ts'
import { newToken, tokenHash } from '../../secrets/tokens.ts'
import type { SignedIn } from '../../SignedIn.ts'
import type { Prisma, User } from '../generated/client.ts'

/** Begins a session with a token of its own: an id that was known before signing in is never taken over. */
export async function openSession(tx: Prisma.TransactionClient, context: ActContext, user: User): Promise<SignedIn> {
  const token = newToken()
  await tx.session.create({ data: { tokenHash: tokenHash(token), userId: user.id } })
  return { token, session: { account: context.account, userName: user.name, role: user.role } }
}
