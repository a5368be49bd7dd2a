import type { ActContext } from '../../ActContext.ts'
import { audit } from '../../database/queries/audit.ts'
import { tokenHash } from '../../secrets/tokens.ts'

/** Ends the session of the cookie; a caller without one has nothing to end. */
export async function signOut(context: ActContext, input: { token: string | undefined }): Promise<void> {
  const { token } = input
  if (token === undefined) return
  await context.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { tokenHash: tokenHash(token) } })
    if (count === 1)
      await audit(tx, context, { action: 'signOut', target: `user/${context.caller.kind === 'user' ? context.caller.name : ''}` })
  })
}
