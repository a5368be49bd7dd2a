import type { KeyChange, KeyFacts, KeySlot } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { addressRangeRefusal } from '../../addressRanges.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { keyFactsOf } from '../../database/queries/keyFactsOf.ts'

/** Limits when and from where a key registers nodes. Nodes that registered have credentials of their own and notice nothing. */
export async function updateAuthKey(context: ActContext, input: KeyChange & { name: string; keyName: KeySlot }): Promise<KeyFacts> {
  const { name, keyName, expiresAt, allowedAddresses } = input
  const data = {
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : timeOf(expiresAt) }),
    ...(allowedAddresses === undefined ? {} : { allowedAddresses: allowedAddresses.map(checkedRange) }),
  }
  return context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, name, 'SHARE')
    const runtime = await findRuntime(tx, name)
    await tx.authKey.update({ where: { runtimeId_slot: { runtimeId: runtime.id, slot: keyName } }, data })
    const detail = {
      keyName,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(allowedAddresses === undefined ? {} : { allowedAddresses }),
    }
    await audit(tx, context, { action: 'updateAuthKey', target: `runtime/${runtime.name}`, detail })
    await announce(tx, { topic: 'runtimes', name: runtime.name })
    const facts = await keyFactsOf(tx, runtime.id, context.now())
    return facts.find((key) => key.keyName === keyName) ?? fail('IntegrationRuntime_NotFound')
  })
}

/** The schema takes a leap second, which no clock here knows, and years that PostgreSQL writes otherwise. */
function timeOf(text: string): Date {
  const time = new Date(text)
  const isKnown = !Number.isNaN(time.getTime()) && time.getUTCFullYear() >= 1970 && time.getUTCFullYear() <= 9999
  return isKnown ? time : fail('InvalidField', 'The field expiresAt is not a time between 1970 and 9999.', 'expiresAt')
}

function checkedRange(text: string, index: number): string {
  const refusal = addressRangeRefusal(text)
  return refusal === null ? text : fail('InvalidField', refusal, `allowedAddresses.${index}`)
}
