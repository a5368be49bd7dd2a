import { randomUUID } from 'node:crypto'
import type { KeySlot } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { authKeyOwner, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, Runtime } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { runtimeColumns } from '../../database/queries/runtimeColumns.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'
import { newAuthKeySecret } from '../../secrets/newAuthKeySecret.ts'

export interface RuntimeInput {
  name: string
  kind: 'SelfHosted' | 'Managed'
  description?: string | undefined
  /** Whether the caller sent properties that only the kind Managed has. */
  hasManagedProperties: boolean
}

/**
 * Creates the runtime with two keys, or replaces what may change about it: the description. Its nodes, keys and limit stay.
 * `INSERT ... ON CONFLICT DO NOTHING` decides which: two callers at once make one runtime.
 */
export async function putRuntime(context: ActContext, input: RuntimeInput): Promise<{ runtime: Runtime; created: boolean }> {
  if (input.kind === 'Managed') {
    fail(
      'IntegrationRuntime_UserError',
      `${input.name} cannot be of the kind Managed: this console has self-hosted integration runtimes only.`,
      'kind',
    )
  }
  if (input.hasManagedProperties) {
    fail('InvalidField', 'A self-hosted integration runtime has no properties but its description.', 'properties')
  }
  return context.prisma.$transaction(async (tx) => {
    const created = await insertRuntime(tx, context, input)
    const runtime = created ? await findRuntime(tx, input.name) : await replaceRuntime(tx, input)
    await audit(tx, context, { action: created ? 'createRuntime' : 'updateRuntime', target: `runtime/${runtime.name}` })
    await announce(tx, { topic: 'runtimes', name: runtime.name })
    await digestRuntimes(tx, [runtime.nameKey])
    return { runtime, created }
  })
}

/** What is searched follows from the tags as well: the lock keeps somebody else from changing them at the same time. */
async function replaceRuntime(tx: Prisma.TransactionClient, { name, description }: RuntimeInput): Promise<Runtime> {
  await lockRuntime(tx, name, 'UPDATE')
  const runtime = await findRuntime(tx, name)
  return tx.runtime.update({ where: { id: runtime.id }, data: runtimeColumns({ ...runtime, description: description ?? null }) })
}

async function insertRuntime(tx: Prisma.TransactionClient, context: ActContext, { name, description }: RuntimeInput): Promise<boolean> {
  const id = randomUUID()
  const { count } = await tx.runtime.createMany({
    data: { id, name, nameKey: nameKey(name), ...runtimeColumns({ name, description: description ?? null, tags: [] }) },
    skipDuplicates: true,
  })
  if (count === 0) return false
  await tx.authKey.createMany({ data: (['authKey1', 'authKey2'] as const).map((slot) => newAuthKey(context, id, slot)) })
  return true
}

function newAuthKey(context: ActContext, runtimeId: string, slot: KeySlot): Prisma.AuthKeyCreateManyInput {
  const secret = newAuthKeySecret()
  return { runtimeId, slot, lookup: context.keyring.lookup(secret), sealed: context.keyring.seal(secret, authKeyOwner(runtimeId, slot)) }
}
