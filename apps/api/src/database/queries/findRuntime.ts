import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, Runtime } from '../generated/client.ts'

/** The runtime of this name, or the refusal that there is none. */
export async function findRuntime(tx: Prisma.TransactionClient, name: string): Promise<Runtime> {
  return (
    (await tx.runtime.findUnique({ where: { nameKey: nameKey(name) } })) ??
    fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${name}.`)
  )
}

/**
 * The id of the runtime of this name, null when there is none, with its row locked until the transaction ends.
 * `UPDATE`: whoever changes what a runtime has (its nodes, its existence). `SHARE`: whoever makes something that depends on it.
 */
export async function lockRuntime(tx: Prisma.TransactionClient, name: string, strength: 'UPDATE' | 'SHARE'): Promise<string | null> {
  const key = nameKey(name)
  const rows =
    strength === 'UPDATE'
      ? await tx.$queryRaw<{ id: string }[]>`SELECT id FROM runtime WHERE name_key = ${key} FOR UPDATE`
      : await tx.$queryRaw<{ id: string }[]>`SELECT id FROM runtime WHERE name_key = ${key} FOR SHARE`
  return rows[0]?.id ?? null
}
