import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findKeyVault } from '../../database/queries/findKeyVault.ts'

/** Forgets the key vault; nothing changes in the vault itself. Credentials that name it stay; the next run that uses one fails and says why. */
export async function deleteKeyVault(context: ActContext, input: { name: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const vault = await findKeyVault(tx, input.name)
    await tx.keyVault.delete({ where: { id: vault.id } })
    await audit(tx, context, { action: 'deleteKeyVault', target: `keyVault/${vault.name}` })
    await announce(tx, { topic: 'credentials', name: vault.name })
  })
}
