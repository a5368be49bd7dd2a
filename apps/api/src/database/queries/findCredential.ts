import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Credential, Prisma } from '../generated/client.ts'

/** The credential of this name, or the refusal that there is none. */
export async function findCredential(tx: Prisma.TransactionClient, name: string): Promise<Credential> {
  return (
    (await tx.credential.findUnique({ where: { nameKey: nameKey(name) } })) ??
    fail('Credential_NotFound', `There is no credential named ${name}.`)
  )
}
