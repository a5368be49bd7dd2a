import type { AuthKeys, KeySlot } from '@mooring/contract'
import { authKeyOwner, type ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { newAuthKeySecret } from '../../secrets/newAuthKeySecret.ts'
import { shownAuthKey } from '../../secrets/shownAuthKey.ts'

/** Replaces one key. The old value stops enrolling with the commit; registered nodes stay, since they have credentials of their own. */
export async function regenerateAuthKey(context: ActContext, input: { name: string; slot: KeySlot }): Promise<AuthKeys> {
  const secret = newAuthKeySecret()
  return context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, input.name, 'SHARE')
    const runtime = await findRuntime(tx, input.name)
    const sealed = context.keyring.seal(secret, authKeyOwner(runtime.id, input.slot))
    await tx.authKey.update({
      where: { runtimeId_slot: { runtimeId: runtime.id, slot: input.slot } },
      data: { lookup: context.keyring.lookup(secret), sealed, generation: { increment: 1 }, createdAt: context.now(), lastUsedAt: null },
    })
    await audit(tx, context, { action: 'regenerateAuthKey', target: `runtime/${runtime.name}`, detail: { keyName: input.slot } })
    await announce(tx, { topic: 'runtimes', name: runtime.name })
    return { [input.slot]: shownAuthKey(context, runtime.id, secret) }
  })
}
