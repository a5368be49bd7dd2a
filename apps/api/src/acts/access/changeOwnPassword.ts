import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { audit } from '../../database/queries/audit.ts'
import { refuseGuessable } from '../../refuseGuessable.ts'
import { hashPassword, verifyPassword } from '../../secrets/passwords.ts'
import { tokenHash } from '../../secrets/tokens.ts'

interface PasswordInput {
  currentPassword: string
  newPassword: string
  /** The token of the caller's session, which goes on. */
  token: string | undefined
}

/**
 * Changes the caller's own password. Whoever has an open session only cannot: the current one is asked for. All other sessions end, since
 * the reason may be that somebody else knew the password (ASVS 5.0 6.2.3, 7.4.3).
 */
export async function changeOwnPassword(context: ActContext, { currentPassword, newPassword, token }: PasswordInput): Promise<void> {
  const { caller, prisma } = context
  if (caller.kind !== 'user') return fail('PasswordNeedsSignIn')
  const { userId: id, name } = caller
  const entry = { action: 'changeOwnPassword', target: `user/${name}` }
  const user = await prisma.user.findUnique({ where: { id } })
  if (user === null || !(await verifyPassword(currentPassword, user.passwordHash))) {
    await audit(prisma, context, { ...entry, outcome: 'refused' })
    return fail('InvalidField', 'The current password is wrong.', 'currentPassword')
  }
  refuseGuessable(context, { password: newPassword, userName: name, field: 'newPassword' })
  const passwordHash = await hashPassword(newPassword)
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id, passwordHash: user.passwordHash }, data: { passwordHash } })
    if (count === 0) fail('ChangedMeanwhile')
    const own = token === undefined ? {} : { NOT: { tokenHash: tokenHash(token) } }
    await tx.session.deleteMany({ where: { userId: id, ...own } })
    await audit(tx, context, entry)
  })
}
