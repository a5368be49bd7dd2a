import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { KnownBrowser, Prisma, User } from '../../database/generated/client.ts'
import { audit } from '../../database/queries/audit.ts'
import { openSession, rememberBrowser } from '../../database/queries/openSession.ts'
import { hashOfNobody, verifyPassword } from '../../secrets/passwords.ts'
import { tokenHash } from '../../secrets/tokens.ts'
import type { SignedIn } from '../../SignedIn.ts'

const freeTries = 5
const lockSecondsMax = 15 * 60
/** So long after a lock has ended, wrong tries are counted anew. */
const forgottenMs = 3_600_000

/** Whose wrong tries are counted: those of an account, or of a browser in which its owner signed in before. */
interface Counted {
  user: User
  browser: KnownBrowser | null
}

/**
 * Signs in by name and password. A name that nobody bears, a wrong password and a locked account are answered alike and take
 * as long, so that nothing tells which names exist (ASVS 5.0 6.3.8). After some wrong tries the account waits, longer each time.
 * That would let anybody who knows a name lock its owner out for good: a browser in which the owner signed in has a count of its own,
 * which tries made elsewhere do not change. https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export async function signIn(
  context: ActContext,
  input: { userName: string; password: string; browser?: string | undefined },
): Promise<SignedIn> {
  const user = await context.prisma.user.findUnique({ where: { nameKey: nameKey(input.userName) } })
  const browser = user === null ? null : await browserOf(context, user, input.browser)
  const matches = await verifyPassword(input.password, user?.passwordHash ?? hashOfNobody)
  const signedIn = user === null || !matches ? null : await tryOpen(context, { user, browser }, input.browser)
  if (signedIn !== null) return signedIn
  await recordRefusal(context, user === null ? null : { user, browser })
  return fail('WrongNameOrPassword')
}

function browserOf({ prisma }: ActContext, user: User, token: string | undefined): Promise<KnownBrowser | null> {
  return token === undefined
    ? Promise.resolve(null)
    : prisma.knownBrowser.findUnique({ where: { tokenHash: tokenHash(token), userId: user.id } })
}

/** Null while it is locked, which is asked where the count is changed: checking the password took long, and others may have tried meanwhile. */
async function tryOpen(context: ActContext, counted: Counted, token: string | undefined): Promise<SignedIn | null> {
  const { user, browser } = counted
  return context.prisma.$transaction(async (tx) => {
    const open = { OR: [{ lockedUntil: null }, { lockedUntil: { lte: context.now() } }] }
    if ((await change(tx, counted, { where: open, data: none })) === 0) return null
    if (browser !== null) await tx.knownBrowser.update({ where: { tokenHash: browser.tokenHash }, data: { lastUsedAt: context.now() } })
    await audit(tx, context, { action: 'signIn', target: `user/${user.name}` })
    const known = browser === null || token === undefined ? await rememberBrowser(tx, context, user) : token
    return { ...(await openSession(tx, context, user)), browser: known }
  })
}

async function recordRefusal(context: ActContext, counted: Counted | null): Promise<void> {
  const now = context.now()
  await context.prisma.$transaction(async (tx) => {
    // What was typed as a name may be a password: only names that exist are recorded.
    await audit(tx, context, { action: 'signIn', target: `user/${counted?.user.name ?? ''}`, outcome: 'refused' })
    if (counted === null) return
    // Tries while it is locked are not counted: whoever goes on trying does not prolong it.
    if (((counted.browser ?? counted.user).lockedUntil ?? now) > now) return
    const forgotten = { lockedUntil: { lt: new Date(now.getTime() - forgottenMs) } }
    await change(tx, counted, { where: forgotten, data: none })
    await change(tx, counted, { data: { failedSignIns: { increment: 1 } } })
    const failedSignIns = await countOf(tx, counted)
    if (failedSignIns < freeTries) return
    const seconds = Math.min(2 ** (failedSignIns - freeTries), lockSecondsMax)
    await change(tx, counted, { data: { lockedUntil: new Date(now.getTime() + seconds * 1000) } })
  })
}

const none = { failedSignIns: 0, lockedUntil: null }

interface CountChange {
  where?: { lockedUntil: { lt: Date } } | { OR: ({ lockedUntil: null } | { lockedUntil: { lte: Date } })[] }
  data: { failedSignIns?: number | { increment: number }; lockedUntil?: Date | null }
}

/** Changes what is counted, unless the password is another one by now. */
async function change(tx: Prisma.TransactionClient, { user, browser }: Counted, { where, data }: CountChange): Promise<number> {
  const { id, passwordHash } = user
  const { count } =
    browser === null
      ? await tx.user.updateMany({ where: { id, passwordHash, ...where }, data })
      : await tx.knownBrowser.updateMany({ where: { tokenHash: browser.tokenHash, user: { id, passwordHash }, ...where }, data })
  return count
}

async function countOf(tx: Prisma.TransactionClient, { user, browser }: Counted): Promise<number> {
  const row =
    browser === null
      ? await tx.user.findUnique({ where: { id: user.id } })
      : await tx.knownBrowser.findUnique({ where: { tokenHash: browser.tokenHash } })
  return row?.failedSignIns ?? 0
}
