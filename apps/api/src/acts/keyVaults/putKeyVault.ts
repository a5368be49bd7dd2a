import type { KeyVaultBody } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { KeyVault } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { withoutNulls } from '../../withoutNulls.ts'

/** Names a key vault or replaces what is known of it. The console never calls it: nodes do. */
export async function putKeyVault(
  context: ActContext,
  { name, body }: { name: string; body: KeyVaultBody },
): Promise<{ vault: KeyVault; created: boolean }> {
  const properties = withoutNulls(body.properties)
  const key = nameKey(name)
  return context.prisma.$transaction(async (tx) => {
    const { count } = await tx.keyVault.createMany({ data: { name, nameKey: key, properties }, skipDuplicates: true })
    const created = count === 1
    const vault = await tx.keyVault.update({ where: { nameKey: key }, data: { properties } })
    await audit(tx, context, { action: created ? 'createKeyVault' : 'updateKeyVault', target: `keyVault/${vault.name}` })
    await announce(tx, { topic: 'credentials', name: vault.name })
    return { vault, created }
  })
}
