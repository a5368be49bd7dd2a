import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { User } from '../../database/generated/client.ts'
import { audit } from '../../database/queries/audit.ts'
import { openSession } from '../../database/queries/openSession.ts'
import { hashOfNobody, verifyPassword } from '../../secrets/passwords.ts'
import type { SignedIn } from '../../SignedIn.ts'

const freeTries = 5
const lockSecondsMax = 15 * 60

/**
 * Signs in by name and password. A name that nobody bears, a wrong password and a locked account are answered alike and take
 * as long, so that nothing tells which names exist (ASVS 5.0 6.3.8). After some wrong tries the account waits, longer each time.
 */
export async function signIn(context: ActContext, input: { userName: string; password: string }): Promise<SignedIn> {
  const user = await context.prisma.user.findUnique({ where: { nameKey: nameKey(input.userName) } })
  const matches = await verifyPassword(input.password, user?.passwordHash ?? hashOfNobody)
  const isLocked = (user?.lockedUntil ?? context.now()) > context.now()
  if (user === null || !matches || isLocked) {
    await recordRefusal(context, user, isLocked)
    return fail('WrongNameOrPassword')
  }
  return context.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { failedSignIns: 0, lockedUntil: null } })
    await audit(tx, context, { action: 'signIn', target: `user/${user.name}` })
    return openSession(tx, context, user)
  })
}

async function recordRefusal(context: ActContext, user: User | null, isLocked: boolean): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    // What was typed as a name may be a password: only names that exist are recorded.
    await audit(tx, context, { action: 'signIn', target: `user/${user?.name ?? ''}`, outcome: 'refused' })
    if (user === null || isLocked) return
    const { failedSignIns } = await tx.user.update({ where: { id: user.id }, data: { failedSignIns: { increment: 1 } } })
    if (failedSignIns < freeTries) return
    const seconds = Math.min(2 ** (failedSignIns - freeTries), lockSecondsMax)
    await tx.user.update({ where: { id: user.id }, data: { lockedUntil: new Date(context.now().getTime() + seconds * 1000) } })
  })
}
