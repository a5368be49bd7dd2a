import type { ActContext } from '../../ActContext.ts'
import { newToken, tokenHash } from '../../secrets/tokens.ts'
import type { SignedIn } from '../../SignedIn.ts'
import type { Prisma, User } from '../generated/client.ts'

/** Begins a session with a token of its own: an id that was known before signing in is never taken over. */
export async function openSession(tx: Prisma.TransactionClient, context: ActContext, user: User): Promise<Omit<SignedIn, 'browser'>> {
  const token = newToken()
  await tx.session.create({ data: { tokenHash: tokenHash(token), userId: user.id } })
  return { token, session: { account: context.account, userName: user.name, role: user.role } }
}

/** How many browsers of somebody are known at most; the one that was used longest ago is forgotten first. */
const browsersMax = 20

/** The token by which a browser is known from now on. */
export async function rememberBrowser(tx: Prisma.TransactionClient, { now }: ActContext, { id: userId }: User): Promise<string> {
  const token = newToken()
  await tx.knownBrowser.create({ data: { tokenHash: tokenHash(token), userId, lastUsedAt: now() } })
  const old = await tx.knownBrowser.findMany({
    where: { userId },
    orderBy: { lastUsedAt: 'desc' },
    skip: browsersMax,
    select: { tokenHash: true },
  })
  await tx.knownBrowser.deleteMany({ where: { tokenHash: { in: old.map((browser) => browser.tokenHash) } } })
  return token
}
