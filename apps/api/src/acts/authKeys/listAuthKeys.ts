import type { AuthKeys } from '@mooring/contract'
import { authKeyOwner, type ActContext } from '../../ActContext.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'
import { shownAuthKey } from '../../secrets/shownAuthKey.ts'

/** Shows both keys in clear. Whoever sees keys is on record: "copy the key" is an act of its own. */
export async function listAuthKeys(context: ActContext, input: { name: string }): Promise<AuthKeys> {
  return context.prisma.$transaction(async (tx) => {
    const runtime = await findRuntime(tx, input.name)
    const keys = await tx.authKey.findMany({ where: { runtimeId: runtime.id } })
    await audit(tx, context, { action: 'listAuthKeys', target: `runtime/${runtime.name}` })
    return Object.fromEntries(
      keys.map((key) => [
        key.slot,
        shownAuthKey(context, runtime.id, context.keyring.open(key.sealed, authKeyOwner(runtime.id, key.slot))),
      ]),
    )
  })
}
