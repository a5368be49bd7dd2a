import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { audit } from '../../database/queries/audit.ts'
import { openSession, rememberBrowser } from '../../database/queries/openSession.ts'
import { refuseGuessable } from '../../refuseGuessable.ts'
import { hashPassword } from '../../secrets/passwords.ts'
import { tokenHash } from '../../secrets/tokens.ts'
import type { SignedIn } from '../../SignedIn.ts'

/**
 * Whoever holds the one-time link of the first start makes the first administrator and is signed in. Deleting the links is
 * what makes them one-time: of two callers at once, the second finds none left.
 */
export async function createFirstAdministrator(
  context: ActContext,
  input: { token: string; userName: string; password: string },
): Promise<SignedIn> {
  const link = { tokenHash: tokenHash(input.token) }
  if ((await context.prisma.setupLink.count({ where: link })) === 0) fail('SetupLinkInvalid')
  refuseGuessable(context, { ...input, field: 'password' })
  const passwordHash = await hashPassword(input.password)
  return context.prisma.$transaction(async (tx) => {
    const { count } = await tx.setupLink.deleteMany({ where: link })
    if (count === 0 || (await tx.user.count()) > 0) fail('SetupLinkInvalid')
    await tx.setupLink.deleteMany()
    const user = await tx.user.create({
      data: { name: input.userName, nameKey: nameKey(input.userName), role: 'Administrator', passwordHash },
    })
    await audit(tx, context, { action: 'createFirstAdministrator', target: `user/${user.name}` })
    return { ...(await openSession(tx, context, user)), browser: await rememberBrowser(tx, context, user) }
  })
}
