import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { KeyVault, Prisma } from '../generated/client.ts'

/** The key vault of this name, or the refusal that says that it is not there. */
export async function findKeyVault(tx: Prisma.TransactionClient, name: string): Promise<KeyVault> {
  const vault = await tx.keyVault.findUnique({ where: { nameKey: nameKey(name) } })
  return vault ?? fail('KeyVault_NotFound', `There is no key vault named ${name}.`)
}
