import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findCredential } from '../../database/queries/findCredential.ts'

/** Deletes the credential. Scans that name it stay; their next run fails and says that it is missing. */
export async function deleteCredential(context: ActContext, input: { name: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const credential = await findCredential(tx, input.name)
    await tx.credential.delete({ where: { id: credential.id } })
    await audit(tx, context, { action: 'deleteCredential', target: `credential/${credential.name}` })
    await announce(tx, { topic: 'credentials', name: credential.name })
  })
}
